import type { Locator, Page } from '@playwright/test'
import { lockDoors } from '@tsunagu/contract/remote.ts'
import { expect, test } from './src/house.ts'
import { lookAtAll } from './src/look.ts'
import { apiOf, enterWith } from './src/people.ts'
import { plain } from './src/settings.ts'

test.use({ settings: plain })

const slug = (address: string) =>
  address
    .replace(/^\//, '')
    .replaceAll(/[/?=]+/g, '-')
    .replace(/-$/, '')

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
      '/account/phone',
      '/account/cars',
      '/account/payments',
      '/account/identity-changes',
      '/account/identity-changes/new',
      '/account/memberships',
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
