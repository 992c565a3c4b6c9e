import type { Page } from '@playwright/test'
import { newNumbers, registerCar, reviewer, sell, stated, terminal } from './src/dealer.ts'
import { expect, type House, test } from './src/house.ts'
import { emily } from './src/people.ts'
import { plain } from './src/settings.ts'
import { customer, finished, mainButton, phone, signInOnTheWay, step, stepOf, walk } from './src/sign-up.ts'
import { beginAtDoor, walkAtDoor } from './src/sign-up-door.ts'

test.use({ settings: plain })
test.describe.configure({ mode: 'serial' })

/** The link in the newest mail to this address whose subject says so. */
async function mailedLink(house: House, address: string, subject: RegExp, path: string): Promise<string> {
  const find = async () => {
    const mail = (await house.mails(address)).find((one) => subject.test(one.subject ?? ''))
    return new RegExp(`${house.origin}${path}\\S*`).exec(mail?.body ?? '')?.[0] ?? ''
  }
  await expect.poll(find, { message: `a mail to ${address}: ${subject}` }).not.toBe('')
  return find()
}

/** She has an account, and no car yet. */
const emilyAs = (house: House, more: Parameters<typeof customer>[0] | object = {}) =>
  customer({ name: 'Emily Brown', kana: 'エミリー ブラウン', password: house.demo.password, ...more, email: emily })

/** From the first page to the sign-in; kei cars are told before anything is typed. */
async function beginAfterDelivery(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('radio', { name: 'はい、軽自動車です' }).check({ force: true })
  await expect(page.getByText('軽自動車は登録できません')).toBeVisible()
  await expect(page.getByRole('button', { name: 'はじめる' })).toHaveCount(0)
  await page.getByRole('radio', { name: 'いいえ' }).check({ force: true })
  await page.getByRole('button', { name: 'はじめる' }).click()
  await expect.poll(() => stepOf(page)).toBe('start')
}

test('IMP-02 IMP-42 PDL-03 an absent user is invited by mail when the car is registered, registers alone after delivery, is approved within seconds, and the mail leads on to the services and a card (STP-51-06A STP-51-07A STP-51-08A)', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(180_000)
  const buyer = customer({
    email: 'haruka@example.jp',
    name: '森 春香',
    kana: 'モリ ハルカ',
    user: 'different',
    present: false,
    invite: emily,
  })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, buyer)
  const buyers = await phone(browser)
  const sold = { staff, purchaseId: purchase.id }
  await walkAtDoor(buyers, house, await beginAtDoor(buyers, house, sold), buyer, sold)
  const her = emilyAs(house, { car: newNumbers() })
  if (!her.car) throw new Error('no numbers')
  await registerCar(staff, house, purchase, her, her.car)

  for (const address of [buyer.email, emily])
    expect(await mailedLink(house, address, /使用者の登録とサービスのお申込み/, '/signup/')).toContain('/signup/after-delivery')
  await beginAfterDelivery(page, await mailedLink(house, emily, /使用者の登録とサービスのお申込み/, '/signup/after-delivery'))
  await walk(page, house, her, 'sign-in')
  await signInOnTheWay(page, her)
  await walk(page, house, her, 'received')
  await expect(page.locator('.receipt-number')).toHaveText(/^R-\d{4}-/)

  const services = await mailedLink(house, emily, /使用者登録が完了しました/, '/signup/services')
  await page.goto(`${house.origin}/mailbox`)
  await page.goto(services)
  await expect.poll(() => stepOf(page)).toBe('services-start')
  await expect(page.getByRole('list', { name: /Sora 350/ })).toBeVisible()
  await walk(page, house, { ...her, wifi: true })
  await expect(finished(page)).toBeVisible()
})

test('IMP-04 an address that differs from the certificate’s goes to a reviewer; what is rejected opens again at that very item, filled in, and is approved once it is right', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(180_000)
  const buyer = customer({ email: 'natsuki@example.jp', name: '林 夏樹', kana: 'ハヤシ ナツキ', user: 'different', present: false })
  const certified = emilyAs(house, { street: '2-7-9', car: newNumbers() })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, buyer, { user: { is: 'different', stated: stated(certified) } })
  if (!certified.car) throw new Error('no numbers')
  await registerCar(staff, house, purchase, certified, certified.car)

  await beginAfterDelivery(page, `${house.origin}/signup/after-delivery`)
  await walk(page, house, certified, 'sign-in')
  await signInOnTheWay(page, certified)
  // the account still says 1-2-3
  await expect(page.locator('[name="street"]')).toHaveValue('霞が関1-2-3')
  await mainButton(page).click()
  await expect.poll(() => stepOf(page)).toBe('review')
  await walk(page, house, certified, 'received')

  const desk = await terminal(browser, house, reviewer, '/dealer/reviews')
  await desk
    .getByRole('link', { name: /Emily Brown/ })
    .first()
    .click()
  await desk.getByRole('button', { name: '不承認にする' }).click()
  const sheet = desk.getByRole('dialog')
  await expect(sheet.getByRole('checkbox', { name: '住所' })).toBeChecked()
  await expect(sheet.getByRole('checkbox', { name: 'お名前' })).not.toBeChecked()
  await sheet.getByRole('textbox', { name: /お客さまへの補足/ }).fill('車検証の番地をご確認ください。')
  await sheet.getByRole('button', { name: '不承認にする' }).click()
  await expect(sheet).toBeHidden()

  const amend = await mailedLink(house, emily, /使用者登録を完了できませんでした/, '/signup/amend/')
  await page.goto(amend)
  await expect(page.getByText('車検証の番地をご確認ください。')).toBeVisible()
  await page.getByRole('button', { name: '入力済みの画面を開く' }).click()
  await expect.poll(() => stepOf(page)).toBe('check-details')
  await expect(page.getByText('車検証と一致しなかった項目')).toBeVisible()
  await expect(page.locator('[name="city"]')).toHaveValue('千代田区')
  await page.locator('[name="street"]').fill('霞が関2-7-9')
  await mainButton(page).click()
  await expect.poll(() => stepOf(page)).not.toBe('check-details')
  // the car and what was agreed to stay as they were: only what hangs on the details is asked again
  const asked: (string | undefined)[] = []
  while (stepOf(page) !== 'received') {
    asked.push(stepOf(page))
    await step(page, house, certified)
  }
  expect(asked).not.toContain('car')
  expect(asked).not.toContain('user-terms')
  await mailedLink(house, emily, /使用者登録が完了しました/, '/signup/services')
  await page.goto(`${house.origin}/signup/status`)
  await expect(page.getByText('登録完了').first()).toBeVisible()
})
