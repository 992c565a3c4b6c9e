import { readContract } from '@tsunagu/contract/contracts.ts'
import { readPurchase } from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { apiHere, confirmIdentity, lane, newNumbers, registerCar, sell, showQr, stated, terminal } from './src/dealer.ts'
import { expect, test } from './src/house.ts'
import { plain } from './src/settings.ts'
import { begin, customer, finished, mainButton, phone, stepOf, walk } from './src/sign-up.ts'

test.use({ settings: plain })

test('BUY-06 IMP-24 IMP-29 a corporation buys, somebody else of flesh and blood drives: two phones and one terminal at once; the staff confirms the user only; who declined applies later online, with a card for charging support (STP-52-05A STP-52-06A STP-52-07A)', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(240_000)
  const minato = customer({
    email: 'soumu@minato.example.jp',
    kind: 'corporation',
    name: '株式会社みなと設計',
    corporateNumber: '7999901000001',
    postalCode: '231-0023',
    street: '90番地の1',
    area: { prefecture: '神奈川県', city: '横浜市中区', town: '山下町' },
    user: 'different',
  })
  const ken = customer({ email: 'ken@example.jp', name: '高橋 健', kana: 'タカハシ ケン', gLink: false })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, minato, { model: 'Hikari', user: { is: 'different', stated: stated(ken) } })
  await begin(page, await showQr(staff, house, purchase))
  await walk(page, house, minato, 'user-qr')
  await expect(lane(staff, 'buyer').getByText('法人のため、確認はありません')).toBeVisible()
  await expect(staff.locator('.check-panel')).toHaveCount(0)

  // a phone that cannot scan: eight digits lead to the same door, and so does the copied address
  await page.getByText('QRコードが読み取れない場合').click()
  const digits = (await page.locator('.join-code').innerText()).replaceAll(/\D/g, '')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'URLをコピーする' }).click()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  const his = await phone(browser)
  await his.goto(copied)
  await expect(his.getByText('使用者の方のお申込み').first()).toBeVisible()
  await expect(his.locator('body')).not.toContainText(minato.name)
  await his.goto(`${house.origin}/signup/join`)
  await his.locator('[name="joinCode"]').fill('00000000')
  await expect(his.getByText(/このQRコードやコードは、いま使えません/)).toBeVisible()
  await his.goto(`${house.origin}/signup/join`)
  await his.locator('[name="joinCode"]').fill(digits)
  await his.getByRole('button', { name: 'お申込みを開始する' }).click()
  await expect.poll(() => stepOf(his)).toBe('start')
  await expect(his.getByText('ご本人が操作してください')).toBeVisible()

  // the buyer's phone sees that it was read, and then follows
  await expect(page.getByText('使用者の方が手続きを始めました')).toBeVisible()
  await mainButton(page).click()
  await expect(page.getByText('使用者の方が入力しています', { exact: false })).toBeVisible()
  await walk(his, house, ken, 'staff-check')
  await expect(page.getByText('販売店スタッフの確認を待っています。')).toBeVisible()
  await expect(staff.getByRole('heading', { name: /使用者 高橋 健さまの本人確認/ })).toBeVisible()
  await confirmIdentity(staff)
  await expect(his.getByText('販売店スタッフの確認が済みました')).toBeVisible()
  await walk(his, house, ken, 'services-start')
  await expect(page.getByText('使用者の方の登録が完了しました')).toBeVisible()

  await Promise.all([walk(page, house, minato), walk(his, house, ken, 'survey')])
  await expect(finished(page)).toBeVisible()
  await expect(his.getByText('お選びください').or(his.getByText('どちらかをお選びください')).first()).toBeVisible()
  await walk(his, house, ken)
  const { people } = await apiHere(staff, house)(readPurchase, { params: { purchaseId: purchase.id } })
  expect(people.map(({ services }) => services.gLink)).toContain('declined')

  // months later, in the app
  await registerCar(staff, house, purchase, ken, newNumbers())
  const api = apiHere(his, house)
  const [car] = await api(listVehicles)
  await his.goto(`${house.origin}/garage/${car?.id}/contract`)
  await his.getByRole('link', { name: 'サービスを申し込む' }).click()
  await expect.poll(() => stepOf(his)).toBe('services-start')
  await walk(his, house, { ...ken, gLink: true, charging: true })
  expect((await api(readContract, { params: { vehicleId: car?.id ?? '' } })).state).toBe('free')
})
