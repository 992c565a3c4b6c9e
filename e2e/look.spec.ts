import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { lockDoors } from '@tsunagu/contract/remote.ts'
import { cacheFolder } from '@tsunagu/start/cache.ts'
import { expect, test } from './src/house.ts'
import { apiOf, enterWith } from './src/people.ts'
import { plain } from './src/settings.ts'

test.use({ settings: plain })

const shots = cacheFolder('shots')
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } }
/** Each theme, size and language at least once a page. */
const looks = {
  ja: ['light phone', 'dark desk'],
  en: ['dark phone', 'light desk'],
} as const
type Language = keyof typeof looks

/** Opens the page in this language and looks at it in two themes and sizes. */
async function lookAt(page: Page, language: Language, name: string, address: string): Promise<string[]> {
  const faults: string[] = []
  await page.setViewportSize(sizes.phone)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(address)
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  for (const look of looks[language]) {
    const [theme, size] = look.split(' ') as ['light' | 'dark', keyof typeof sizes]
    const how = `${name} ${language} ${look}`
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(sizes[size])
    const [content, width] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    if (content > width) faults.push(`${how}: ${content - width} px wider than the screen`)
    await page.screenshot({ path: join(shots, `${how.replaceAll(' ', '-')}.png`), fullPage: size === 'phone', animations: 'disabled' })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    faults.push(...violations.map(({ id, nodes }) => `${how}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`))
  }
  return faults
}

/** Speaks this language from the first page on, and notes what goes wrong in the console. */
async function ready(page: Page, language: Language): Promise<string[]> {
  mkdirSync(shots, { recursive: true })
  await page.addInitScript(`localStorage.setItem('tsunagu.language', '${language}')`)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // "is anybody signed in?" is answered by 401, which the browser notes
    if (message.type() === 'error' && !/status of 401/.test(message.text())) errors.push(`${page.url()}: ${message.text()}`)
  })
  return errors
}

const slug = (address: string) =>
  address
    .replace(/^\//, '')
    .replaceAll(/[/?=]+/g, '-')
    .replace(/-$/, '')

async function lookAtAll(page: Page, language: Language, pages: Record<string, string>): Promise<void> {
  const errors = await ready(page, language)
  const faults: string[] = []
  for (const [name, address] of Object.entries(pages)) faults.push(...(await lookAt(page, language, name, address)))
  expect([...faults, ...errors]).toEqual([])
}

/** Whether Tab alone leads to this act. */
async function reachable(page: Page, act: Locator): Promise<boolean> {
  await expect(act).toBeVisible()
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').and(act).count()) > 0) return true
  }
  return false
}

for (const language of ['ja', 'en'] as const) {
  test(`the owner’s pages look right in ${language}: axe finds nothing, nothing scrolls sideways, the console is quiet`, async ({
    page,
    house,
  }) => {
    test.setTimeout(180_000)
    await house.park('sora')
    const { id } = await enterWith(page, house, { model: 'Sora', path: '/settings' })
    const api = await apiOf(page, house)
    const request = await api(lockDoors, { params: { vehicleId: id }, body: { requestId: crypto.randomUUID() } })
    const paths = [
      '/remote',
      '/remote/check',
      '/remote/operate',
      '/remote/operate?ask=close-windows',
      '/remote/cautions',
      '/finder',
      '/garage',
      '/garage/add',
      '/inbox',
      '/settings',
      '/settings/notices',
      '/settings/legal',
    ]
    const pages = {
      home: `${house.origin}/`,
      vehicle: `${house.origin}/garage/${id}`,
      request: `${house.origin}/remote/requests/${request.id}`,
      nowhere: `${house.origin}/nowhere`,
      ...Object.fromEntries(paths.map((path) => [slug(path), house.origin + path])),
    }
    await lookAtAll(page, language, pages)
  })

  test(`the account’s pages look right in ${language}`, async ({ page, house }) => {
    test.setTimeout(120_000)
    await enterWith(page, house, { model: 'Sora', path: '/settings' })
    const paths = [
      '/account/',
      '/account/edit',
      '/account/security',
      '/account/password',
      '/account/devices',
      '/account/preferences',
      '/account/terms',
    ]
    await lookAtAll(page, language, Object.fromEntries(paths.map((path) => [slug(path), house.origin + path])))
  })

  test(`the doors, the kit, the bench and the mailbox look right in ${language}`, async ({ page, house }) => {
    test.setTimeout(120_000)
    await lookAtAll(page, language, {
      welcome: `${house.origin}/`,
      'sign-in': `${house.origin}/api/session/start?return=/`,
      'staff-sign-in': `${house.origin}/account/staff`,
      register: `${house.origin}/api/session/start?return=/&screen=register`,
      reset: `${house.origin}/account/reset/email`,
      kit: `${house.origin}/kit/`,
      mailbox: `${house.origin}/mailbox`,
      bench: `${house.bench}/`,
    })
  })
}

test('the main act of a page is reached by keyboard alone', async ({ page, house }) => {
  await house.park('sora')
  await page.goto(`${house.origin}/`)
  expect(await reachable(page, page.getByRole('link', { name: 'ログイン' }))).toBe(true)
  await enterWith(page, house, { model: 'Sora', path: '/settings' })
  for (const [path, act] of [
    ['/', '施錠'],
    ['/remote/operate', '施錠する'],
    ['/finder', '見つける'],
    ['/garage/add', 'このお車を追加する'],
    ['/account/password', '変更する'],
  ] as const) {
    await page.goto(house.origin + path)
    expect(await reachable(page, page.getByRole('button', { name: act, exact: true })), path).toBe(true)
  }
})
