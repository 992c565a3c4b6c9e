import { readState } from '@tsunagu/contract/remote.ts'
import { readVehicle } from '@tsunagu/contract/vehicles.ts'
import { expect, test } from './src/house.ts'
import { apiOf, emily, enter, enterWith, signIn } from './src/people.ts'

test('somebody else’s car does not exist for me', async ({ page, browser, house }) => {
  const { id: vehicleId } = await enterWith(page, house, { model: 'Sora', path: '/garage' })
  const other = await (await browser.newContext()).newPage()
  await enter(other, house, emily, '/')
  await other.goto(`${house.origin}/garage/${vehicleId}`)
  await expect(other.getByText(/このお車は、Myガレージに見つかりませんでした|not in your garage/)).toBeVisible()
  await expect(other.getByText('Sora')).toHaveCount(0)
  const api = await apiOf(other, house)
  await expect(api(readVehicle, { params: { vehicleId } })).rejects.toThrow('not-found')
  await expect(api(readState, { params: { vehicleId } })).rejects.toThrow('not-found')
  await expect(api(readVehicle, { params: { vehicleId: crypto.randomUUID() } })).rejects.toThrow('not-found')
})

test('who is not signed in sees the welcome page at any address, and comes back to that address', async ({ page, house }) => {
  await page.goto(`${house.origin}/remote/check`)
  await expect(page.getByRole('heading', { name: 'お車と、いつもつながる。' })).toBeVisible()
  await page.getByRole('link', { name: 'ログイン' }).click()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill('hanako@demo.example')
  await page.getByRole('textbox', { name: 'パスワード' }).fill(house.demo.password)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await page.waitForURL(`${house.origin}/remote/check`)
  await expect(page.getByRole('heading', { level: 1, name: 'リモート確認' })).toBeVisible()
})

test('signing out everywhere ends the other phone while it is being looked at', async ({ page, browser, house }) => {
  await signIn(page, house, emily)
  const other = await (await browser.newContext()).newPage()
  await signIn(other, house, emily)
  house.cookies.delete(emily)
  await expect(other.getByRole('navigation')).toBeVisible()
  await page.goto(`${house.origin}/account/devices`)
  await expect(page.getByRole('list', { name: /ログイン中の端末|Signed-in devices/ }).getByRole('listitem')).not.toHaveCount(1)
  await page.getByRole('button', { name: /すべての端末からログアウト|Sign out everywhere/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /すべてログアウトする|Sign out everywhere/ })
    .click()
  await expect(page.getByRole('link', { name: /^(ログイン|Sign in)$/ })).toBeVisible()
  await expect(other.getByText(/ログインの有効期限が切れました|Your session has ended/)).toBeVisible()
  const me = await other.evaluate<number>("fetch('/api/me').then((answer) => answer.status)")
  expect(me).toBe(401)
})
