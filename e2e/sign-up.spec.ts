import type { Page } from '@playwright/test'
import { acknowledge } from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { apiHere, confirmIdentity, lane, newNumbers, sell, showQr, terminal, today } from './src/dealer.ts'
import { expect, type House, test } from './src/house.ts'
import { readQr } from './src/read-qr.ts'
import { plain } from './src/settings.ts'
import { begin, type Customer, customer, finished, phone, step, stepOf, walk } from './src/sign-up.ts'

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

test('BUY-05 IMP-25 GLK-32 from the QR on the staff’s terminal to a contract that has begun: the staff confirms on their own screen, and remote check waits for the first registration', async ({
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

  await begin(page, url)
  await walk(page, house, midori, 'staff-check')
  await expect(page.getByText('スタッフの確認を待っています')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(staff.locator('.check-panel')).toContainText(midori.name)
  await confirmIdentity(staff)
  await expect(page.getByText('販売店スタッフの確認が済みました')).toBeVisible()

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

test('the same way in English, without anything that costs', async ({ browser, house }) => {
  test.setTimeout(120_000)
  const grace = customer({ email: 'grace@example.com', name: 'Grace Hill', kana: 'グレース ヒル', gLink: false })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, grace)
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
