import { addDevice } from '@tsunagu/contract/devices.ts'
import { revokeUnit } from '@tsunagu/contract/link.ts'
import { expect, test } from './src/house.ts'
import { apiOf, enterWith, fillSignIn } from './src/people.ts'
import { shoot } from './src/shoot.ts'

// a house of its own: a car loses its unit here
test.use({ settings: { DEVICE_UNLOCK: 'off' } })

test('a phone speaks for a car without a unit: added, set up by its page, heard, removed', async ({ page, house, browser }) => {
  const { id } = await enterWith(page, house, { model: 'Nami', path: '/garage' })
  const params = { vehicleId: id }
  const devices = `${house.origin}/garage/${id}/devices`
  await page.goto(devices)
  await expect(page.getByText('純正の通信機がつながっています')).toBeVisible()

  const staff = await browser.newPage()
  await staff.goto(`${house.origin}/api/staff-session/start?return=/dealer/`)
  await fillSignIn(staff, 'administrator@demo.example', house.demo.password)
  await staff.waitForURL((url) => url.pathname.startsWith('/dealer'))
  await (await apiOf(staff, house))(revokeUnit, { params })
  await staff.close()

  await page.goto(`${house.origin}/garage/${id}`)
  await page.getByRole('link', { name: /車とつなぐ/ }).click()
  await page.getByRole('link', { name: '機器を追加' }).first().click()
  await page.getByRole('radio', { name: /^スマートフォン/ }).check({ force: true })
  await page.getByRole('textbox', { name: '機器の呼び名' }).fill('花子のスマホ')
  await page.getByRole('button', { name: '追加してパスワードを表示' }).click()
  const sheet = page.getByRole('dialog', { name: '機器に設定してください' })
  await expect(sheet.getByRole('img', { name: /QRコード/ })).toBeVisible()
  await expect(sheet.getByText('機器からの通信を待っています…')).toBeVisible()
  const [url, secret] = await sheet.locator('code').allInnerTexts()
  const report = await fetch(`${url}?${new URLSearchParams({ id: secret ?? '', lat: '35.6586', lon: '139.7454', speed: '10' })}`)
  expect(report.status).toBe(200)
  await expect(sheet.getByText('データが届いています')).toBeVisible({ timeout: 15_000 })
  await sheet.getByRole('button', { name: '入力しました' }).click()
  await expect(page.getByText('35.6586, 139.7454')).toBeVisible()
  await expect(page.getByText('19 km/h')).toBeVisible()

  await page.goto(`${house.origin}/remote/check`)
  await expect(page.getByRole('button', { name: '更新する' })).toHaveAccessibleDescription('接続している機器では、この操作はできません。')
  await shoot(page, 'check-by-tracker')
  await page.goto(devices)
  await page.getByRole('button', { name: '取り外す' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '取り外す' }).click()
  await expect(page.getByText('つないだ機器はありません')).toBeVisible()
  expect((await fetch(`${url}?${new URLSearchParams({ id: secret ?? '', lat: '1', lon: '2' })}`)).status).toBe(400)

  const { device } = await (await apiOf(page, house))(addDevice, { params, body: { kind: 'ovms', label: '車載モジュール', pin: '4711' } })
  await page.goto(devices)
  await expect(page.getByRole('article', { name: '車載モジュール' })).toContainText(device.name ?? '')
})
