import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { cacheFolder } from '@tsunagu/start/cache.ts'
import { addAuthenticator } from './src/authenticator.ts'
import { expect, test } from './src/house.ts'
import { addPasskeyHere } from './src/passkeys.ts'
import { hanako, signIn } from './src/people.ts'
import { lan } from './src/settings.ts'

test.use({ settings: lan })
test.skip(spawnSync('certutil', ['-H']).error !== undefined, 'no certutil here (Debian: libnss3-tools): no browser can be told to trust')

/** A browser in a home of its own; the authority among what it trusts, as a phone has it after the trust page. */
async function phone(
  authority: Buffer | undefined,
  launch: Parameters<typeof chromium.launch>[0],
): Promise<{ browser: Browser; home: string }> {
  const home = mkdtempSync(join(cacheFolder('e2e-data'), 'phone-'))
  if (authority) {
    const store = join(home, '.pki/nssdb')
    mkdirSync(store, { recursive: true })
    writeFileSync(join(home, 'authority.crt'), authority)
    const certutil = (...words: string[]) => execFileSync('certutil', ['-d', `sql:${store}`, ...words], { stdio: 'ignore' })
    certutil('-N', '--empty-password')
    certutil('-A', '-t', 'C,,', '-n', 'tsunagu', '-i', join(home, 'authority.crt'))
  }
  const args = [...(launch?.args ?? []), '--host-resolver-rules=MAP tsunagu.local 127.0.0.1']
  return { browser: await chromium.launch({ ...launch, args, env: { ...launch?.env, HOME: home } }), home }
}

test('a phone that trusts the laptop’s authority signs in under its .local name and makes a passkey there; another is warned', async ({
  house,
  launchOptions,
}) => {
  expect(house.origin).toMatch(/^https:\/\/tsunagu\.local:\d+$/)
  const authority = Buffer.from(await (await fetch(`${house.trust}tsunagu.crt`)).arrayBuffer())

  const stranger = await phone(undefined, launchOptions)
  const refused = await (await stranger.browser.newPage()).goto(house.origin).catch((error: Error) => error.message)
  expect(refused).toContain('ERR_CERT_AUTHORITY_INVALID')
  await stranger.browser.close()

  const mine = await phone(authority, launchOptions)
  const context = await mine.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  await signIn(page, house, hanako, '/account/security')
  const authenticator = await addAuthenticator(page)
  await addPasskeyHere(page, house.demo.password)
  expect(await authenticator.count()).toBe(1)
  await context.clearCookies()
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await page.goto(`${house.origin}/api/session/start?return=${encodeURIComponent('/account/')}`)
  await page.getByRole('button', { name: 'パスキーでログイン' }).click()
  await page.waitForURL(`${house.origin}/account/`)
  await mine.browser.close()
  for (const { home } of [stranger, mine]) rmSync(home, { recursive: true, force: true })
})
