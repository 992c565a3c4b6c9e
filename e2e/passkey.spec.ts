import { addAuthenticator } from './src/authenticator.ts'
import { windowsClosed } from './src/cars.ts'
import { expect, test } from './src/house.ts'
import { card, confirm, ended } from './src/operate.ts'
import { addPasskeyHere, dropPasskeys, makePasskey } from './src/passkeys.ts'
import { enterWith } from './src/people.ts'

test.afterEach(async ({ house }) => {
  await dropPasskeys(house)
  await house.park('sora')
})

test('closing the windows without a passkey: one is offered, made on the spot, and the windows close', async ({ page, house }) => {
  await house.park('sora')
  await addAuthenticator(page)
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  await house.act('sora', 'window', { position: 30 })
  await house.until('sora', 'windows open', (car) => !windowsClosed(car))
  await confirm(page, '窓', '窓を閉める')
  const offer = page.getByRole('dialog', { name: 'パスキーを登録してください' })
  await expect(offer).toBeVisible()
  await offer.getByRole('link', { name: 'パスキーを登録する' }).click()
  await addPasskeyHere(page, house.demo.password)
  await page.getByRole('link', { name: /My LEXUSに戻る/ }).click()
  // back where it was asked, with the question still open
  await page.getByRole('dialog', { name: '窓を閉めますか？' }).getByRole('button', { name: '窓を閉める' }).click()
  await house.until('sora', 'windows closed', windowsClosed)
  await ended(card(page, '窓'), 'good', '窓を閉めました')
})

test('turning away from the passkey: nothing is sent to the car; confirming it: the windows close', async ({ page, house }) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  const authenticator = await makePasskey(page, house, '/remote/operate')
  await house.act('sora', 'window', { position: 30 })
  await house.until('sora', 'windows open', ({ body }) => body.doors['Row1.DriverSide'].window === 30)
  const before = (await house.car('sora')).requests.length

  await authenticator.confirms(false)
  await confirm(page, '窓', '窓を閉める')
  const sheet = page.getByRole('dialog', { name: '窓を閉めますか？' })
  await expect(sheet.getByText('本人確認が完了しなかったため、お車への依頼は送っていません。')).toBeVisible()
  expect((await house.car('sora')).requests).toHaveLength(before)

  await authenticator.confirms(true)
  await sheet.getByRole('button', { name: '窓を閉める' }).click()
  await house.until('sora', 'windows closed', windowsClosed)
  await ended(card(page, '窓'), 'good', '窓を閉めました')
})

test('a passkey alone signs in', async ({ page, context, house }) => {
  await enterWith(page, house, { model: 'Sora', path: '/settings' })
  const authenticator = await makePasskey(page, house, '/settings')
  expect(await authenticator.count()).toBe(1)
  await context.clearCookies()
  // a browser that offers passkeys in the field's list needs no tap: here it is one that does not
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await page.goto(`${house.origin}/remote`)
  await page.getByRole('link', { name: 'ログイン' }).click()
  await page.getByRole('button', { name: 'パスキーでログイン' }).click()
  await page.waitForURL(`${house.origin}/remote`)
  await expect(page.getByRole('heading', { level: 1, name: 'リモートサービス' })).toBeVisible()
})
