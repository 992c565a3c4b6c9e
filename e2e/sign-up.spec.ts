import type { Page } from '@playwright/test'
import { acknowledge } from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { apiHere, confirmIdentity, lane, newNumbers, sell, showQr, terminal, today } from './src/dealer.ts'
import { expect, type House, test } from './src/house.ts'
import { readQr } from './src/read-qr.ts'
import { plain } from './src/settings.ts'
import { begin, type Customer, customer, fillStep, finished, phone, step, stepOf, walk } from './src/sign-up.ts'

test.use({ settings: plain })

/** The staff enters what the customer told them, and comes to the page of the purchase. */
async function enterPurchase(staff: Page, house: House, who: Customer, model: RegExp): Promise<string> {
  await staff.goto(`${house.origin}/dealer/purchases/new`)
  await staff.getByRole('button', { name: /車種/ }).click()
  await staff.getByRole('option', { name: model }).click()
  await staff.locator('[name="buyer.name"]').fill(who.name)
  await staff.locator('[name="buyer.birthDate"]').fill(who.birthDate)
  await staff.locator('[name="buyer.address.postalCode"]').fill(who.postalCode)
  await expect(staff.locator('[name="buyer.address.city"]')).toHaveValue(who.area.city)
  await staff.locator('[name="buyer.address.street"]').fill(who.area.town + who.street)
  await staff.getByRole('radio', { name: '買主さまと同じ' }).check({ force: true })
  await staff.getByRole('button', { name: 'この内容で登録' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: `${who.name} さま` })).toBeVisible()
  return /purchases\/([0-9a-f-]{36})/.exec(staff.url())?.[1] ?? ''
}

/** The certificate is there: its numbers, its user as stated. */
async function recordRegistrationThere(staff: Page, numbers: NonNullable<Customer['car']>): Promise<void> {
  await staff.getByRole('link', { name: '登録を記録' }).click()
  await staff.getByRole('button', { name: '伺った内容を写す' }).click()
  await staff.locator('[name="chassisNumber"]').fill(numbers.chassisNumber)
  for (const part of ['region', 'classNumber', 'kana', 'serial'] as const) await staff.locator(`[name="plate.${part}"]`).fill(numbers[part])
  await staff.locator('[name="firstRegisteredOn"]').fill(today())
  await staff.getByRole('button', { name: '登録を記録する' }).click()
  await expect(staff.getByRole('button', { name: '納車を記録' })).toBeVisible()
}

test('SGN-07 SGN-11 BUY-05 BUY-37 GLK-06 USR-37 IMP-25 GLK-32 from the QR on the staff’s terminal to a contract that has begun: the staff confirms on their own screen, and remote check waits for the first registration', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(180_000)
  const midori = customer({ email: 'midori@example.jp', wifi: true, charging: true })
  const staff = await terminal(browser, house)
  const id = await enterPurchase(staff, house, midori, /Hikari/)
  const url = await showQr(staff, house, { id })
  expect(await readQr(lane(staff, 'buyer').locator('svg.qr'))).toBe(url)

  await page.goto(`${house.origin}/signup/`)
  const things = page.getByRole('list', { name: 'ご来店の前に' }).getByRole('listitem')
  await expect(things).toHaveText([/運転免許証/, /スマートフォン/, /TOYOTAアカウント/])
  await page.goto(url)
  await expect(page.getByText(/通信料がかかります。.*Wi-Fi/)).toBeVisible()
  await begin(page, url)
  await walk(page, house, midori, 'staff-check')
  await expect(page.getByText('スタッフの確認を待っています')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(staff.locator('.check-panel')).toContainText(midori.name)
  await confirmIdentity(staff)
  await expect(page.getByText('販売店スタッフの確認が済みました')).toBeVisible()

  await walk(page, house, midori, 'buyer-done')
  for (const way of [/同じ方のとき/, /別の方が同席/, /納車後に登録できます/]) await expect(page.getByText(way).first()).toBeVisible()
  await walk(page, house, midori, 'name-choice')
  await page.getByRole('button', { name: '買主とは異なる名義で登録する' }).click()
  for (const way of [/^同席している/, /^同席していない/]) await expect(page.getByRole('button', { name: way })).toBeVisible()
  await page.goBack()
  await walk(page, house, midori, 'g-link-terms')
  await expect(page.locator('a[href="/documents/g-link-privacy"]')).toBeVisible()
  await walk(page, house, midori, 'g-link-content')
  await expect(page.getByText(/クレジットカードなどのお支払い方法の登録が必要です/)).toHaveCount(0)
  await fillStep(page, house, midori)
  await expect(page.getByText(/クレジットカードなどのお支払い方法の登録が必要です/)).toBeVisible()
  await walk(page, house, midori, 'payment')
  await step(page, house, midori)
  await walk(page, house, midori, 'charging-review')
  await expect(page.getByText('Visa •••• 3184')).toBeVisible()
  await walk(page, house, midori, 'staff-call')
  await step(page, house, midori)
  await expect(finished(page)).toBeVisible()

  await staff.getByRole('button', { name: 'お見送りしました' }).click()
  await expect(staff.getByRole('button', { name: 'お見送りしました' })).toBeHidden()
  const services = lane(staff, 'user').locator('.lane-services')
  await expect(services.getByText('お申込み済み')).toHaveCount(2)

  // the account just made is signed in on the phone; the car stands in its garage
  await page.goto(`${house.origin}/garage`)
  await expect(page.getByText('Hikari 300e').first()).toBeVisible()
  await page.goto(`${house.origin}/remote/check`)
  await expect(page.getByText('G-Linkの開始をお待ちください')).toBeVisible()

  await recordRegistrationThere(staff, newNumbers())
  await staff.getByRole('button', { name: '納車を記録' }).click()
  await staff.getByRole('dialog').getByRole('button', { name: '納車を記録' }).click()
  await expect(staff.getByText('このご契約の手続きは終わっています。')).toBeVisible()

  await page.reload()
  await expect(page.getByText('G-Linkの開始をお待ちください')).toBeHidden()
  await expect(page.getByRole('dialog').or(page.locator('.check-row')).first()).toBeVisible()
  const [car] = await apiHere(page, house)(listVehicles)
  await page.goto(`${house.origin}/garage/${car?.id}/contract`)
  await expect(page.getByText('無料期間中').first()).toBeVisible()
})

test('STP-32-05A STP-32-06A STP-32-07A the same way in English; without options the card is given for charging support, with 3-D Secure', async ({
  browser,
  house,
}) => {
  test.setTimeout(120_000)
  const grace = customer({ email: 'grace@example.com', name: 'Grace Hill', kana: 'グレース ヒル', charging: true })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, grace, { model: 'Hikari' })
  const url = await showQr(staff, house, purchase)
  const hers = await phone(browser, 'en')
  const seen: string[] = []
  await begin(hers, url)
  while (!(await finished(hers).isVisible())) {
    const title = (await hers.getByRole('heading', { level: 1 }).textContent()) ?? ''
    seen.push(title)
    expect(title, `at ${stepOf(hers)}`).not.toMatch(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u)
    if (stepOf(hers) === 'staff-check') {
      await expect(hers.getByText('Waiting for the staff')).toBeVisible()
      await confirmIdentity(staff)
      await expect(hers.getByText('The staff has confirmed')).toBeVisible()
    }
    await step(hers, house, grace)
  }
  expect(new Set(seen).size).toBeGreaterThan(15)
  await apiHere(staff, house)(acknowledge, { params: { purchaseId: purchase.id, party: 'buyer' } })
})
