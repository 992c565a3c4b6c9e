import type { Page, Route } from '@playwright/test'
import { answerStep, readProcedure, readPurchase } from '@tsunagu/contract/signup.ts'
import { apiHere, confirmIdentity, lane, sell, terminal, tickIdentity } from './src/dealer.ts'
import { expect, type House, test } from './src/house.ts'
import { plain } from './src/settings.ts'
import { customer, mainButton, stepOf, walk } from './src/sign-up.ts'
import { beginAtDoor, detailsOf, walkAtDoor } from './src/sign-up-door.ts'

test.use({ settings: plain })

/** A new buyer who waits for the staff, and a terminal at the purchase. */
async function waiting(page: Page, staff: Page, house: House, email: string) {
  const who = customer({ email })
  const purchase = await sell(staff, house, who)
  const sold = { staff, purchaseId: purchase.id }
  const id = await beginAtDoor(page, house, sold)
  await walkAtDoor(page, house, id, who, sold, 'staff-check')
  await page.goto(`${house.origin}/signup/p/${id}`)
  await expect(page.getByText('スタッフの確認を待っています')).toBeVisible()
  await staff.goto(`${house.origin}/dealer/purchases/${purchase.id}`)
  return { who, purchase, id }
}

test('of two terminals that confirm at the same moment the second is told who was first', async ({ page, browser, house }) => {
  const first = await terminal(browser, house)
  const { purchase } = await waiting(page, first, house, 'aoi@example.jp')
  const second = await terminal(browser, house, undefined, `/dealer/purchases/${purchase.id}`)
  const terminals = [first, second]
  // both requests go out before either is answered
  const held: Route[] = []
  for (const one of terminals) {
    await one.route('**/confirmation', (route) => {
      held.push(route)
      if (held.length === terminals.length) for (const each of held) void each.continue()
    })
    await tickIdentity(one)
  }
  await Promise.all(terminals.map((one) => one.getByRole('button', { name: '確認しました' }).click()))
  await expect(page.getByText('販売店スタッフの確認が済みました')).toBeVisible()
  const told = terminals.map((one) => one.getByText(/が .* に確認を済ませています。/))
  await expect.poll(async () => (await Promise.all(told.map((one) => one.count()))).reduce((sum, count) => sum + count, 0)).toBe(1)
  for (const one of terminals) await expect(lane(one, 'buyer').getByText(/に デモ dealer が確認/)).toBeVisible()
})

test('IMP-03 ticks are about the details one saw: changed ones are compared anew; refused ones come back with the reason, corrected they are confirmed; another user leaves the buyer’s steps alone', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(120_000)
  const staff = await terminal(browser, house)
  const { who, purchase, id } = await waiting(page, staff, house, 'hina@example.jp')
  const api = apiHere(page, house)
  await tickIdentity(staff)
  await api(answerStep, {
    params: { procedureId: id },
    body: { answer: { step: 'details', details: detailsOf({ ...who, street: '1-2-4' }) } },
  })
  await expect(staff.getByText('内容が変わりました。もう一度、免許証と見比べてください。')).toBeVisible()
  for (const box of await staff.locator('.check-panel').getByRole('checkbox').all()) await expect(box).not.toBeChecked()
  await expect(staff.locator('.check-panel')).toContainText('霞が関1-2-4')

  await staff.getByRole('button', { name: '差し戻す' }).click()
  const sheet = staff.getByRole('dialog')
  await sheet.getByRole('radio', { name: 'ご住所が免許証と異なる' }).check({ force: true })
  await sheet.getByRole('textbox', { name: /お客さまへの補足/ }).fill('番地をご確認ください。')
  await sheet.getByRole('button', { name: '差し戻す' }).click()
  await expect(page.getByText('内容の修正をお願いします')).toBeVisible()
  await expect(page.getByText('住所が身分証明書と異なります。')).toBeVisible()
  await expect(page.getByText('番地をご確認ください。')).toBeVisible()
  await page.getByRole('button', { name: '内容を修正する' }).click()
  await expect(page.locator('[name="name"]')).toHaveValue(who.name)
  await page.locator('[name="street"]').fill(who.area.town + who.street)
  await mainButton(page).click()
  await expect(page.getByText('スタッフの確認を待っています')).toBeVisible()
  await expect(staff.locator('.check-panel')).toContainText('霞が関1-2-3')
  await confirmIdentity(staff)
  await expect(page.getByText('販売店スタッフの確認が済みました')).toBeVisible()

  await walk(page, house, who, 'user-terms')
  await page.getByRole('button', { name: '前の画面にもどる' }).click()
  await expect.poll(() => stepOf(page)).toBe('name-choice')
  await page.getByRole('button', { name: /^買主とは異なる名義で登録する/ }).click()
  await expect.poll(() => stepOf(page)).toBe('presence')
  const { steps } = await api(readProcedure, { params: { procedureId: id } })
  for (const { id: step, stage, state } of steps) if (stage === 1) expect(state, step).toBe('done')
  const { people } = await apiHere(staff, house)(readPurchase, { params: { purchaseId: purchase.id } })
  expect(people.find(({ party }) => party === 'buyer')?.check?.state).toBe('confirmed')
})
