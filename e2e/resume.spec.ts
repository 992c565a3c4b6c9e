import type { Page } from '@playwright/test'
import { readProcedure } from '@tsunagu/contract/signup.ts'
import { apiHere, newNumbers, sell, showQr, terminal } from './src/dealer.ts'
import { expect, type House, test } from './src/house.ts'
import { plain } from './src/settings.ts'
import { begin, type Customer, customer, fillStep, finished, phone, pressStep, stepOf } from './src/sign-up.ts'
import { beginAtDoor, confirmAtDoor, walkAtDoor } from './src/sign-up-door.ts'

test.use({ settings: plain })

/** All that is typed, ticked and chosen on the page, but for passwords. */
const typed = (page: Page) =>
  page.evaluate<Record<string, string>>(`Object.fromEntries(
    [...document.querySelectorAll('.signup-page input:not([type=password])')]
      .map((input, place) => [input.name || place, input])
      .map(([name, input]) => input.type === 'radio' ? [name + ' ' + input.value, input.checked] : [name, input.type === 'checkbox' ? input.checked : input.value])
  )`)

const titleOf = (page: Page) => page.getByRole('heading', { level: 1 })

/** Back, forward and a reload, and everything stands there as before. */
async function shake(page: Page): Promise<void> {
  const here = stepOf(page)
  const title = (await titleOf(page).textContent()) ?? ''
  const before = await typed(page)
  const same = async (how: string) => {
    await expect.poll(() => stepOf(page), { message: how }).toBe(here)
    await expect(titleOf(page), how).toHaveText(title)
    await expect.poll(() => typed(page), { message: `${here} ${how}` }).toEqual(before)
  }
  // at once: before any pause that would save it
  await page.reload()
  await same('after a reload')
  await page.goBack()
  await expect.poll(() => stepOf(page)).not.toBe(here)
  await expect(titleOf(page)).toBeVisible()
  await page.goForward()
  await same('after Back and forward')
}

/** The whole way, shaken at every step; gives the steps there were. */
async function walkShaken(page: Page, house: House, who: Customer, confirm?: () => Promise<void>): Promise<string[]> {
  const seen: string[] = []
  let title = ''
  while (!(await finished(page).isVisible())) {
    const here = stepOf(page) ?? ''
    expect(seen, 'no step comes twice').not.toContain(here)
    seen.push(here)
    // the address is there before the page
    await expect(titleOf(page)).not.toHaveText(title)
    await expect(page.locator('.skeleton')).toHaveCount(0)
    title = (await titleOf(page).textContent()) ?? ''
    await fillStep(page, house, who)
    await shake(page)
    if (here === 'staff-check') {
      await confirm?.()
      await expect(page.getByText('販売店スタッフの確認が済みました')).toBeVisible()
    }
    // passwords are never kept: they are typed again
    if (here === 'login') await fillStep(page, house, who)
    await pressStep(page, house, who)
  }
  return seen
}

test('IMP-01 SGN-10 nothing typed is lost by Back, forward or a reload at any step of a new buyer’s way (STP-11-07B … 22B, 21-01 … 04, 31-01, 31-02, 31-03B, 31-04B)', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(300_000)
  const nao = customer({ email: 'nao@example.jp', name: '石川 奈緒', kana: 'イシカワ ナオ', gLink: false })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, nao)
  await begin(page, await showQr(staff, house, purchase))
  const seen = await walkShaken(page, house, nao, () => confirmAtDoor(house, { staff, purchaseId: purchase.id }))
  expect(seen).toEqual(expect.arrayContaining(['email', 'code', 'login', 'details', 'staff-check', 'review', 'user-terms', 'survey']))
})

test('IMP-01 SGN-10 nothing typed is lost after delivery either (STP-41-01 … 41-18B)', async ({ page, house }) => {
  test.setTimeout(300_000)
  const rin = customer({ email: 'rin@example.jp', name: '藤田 凛', kana: 'フジタ リン', car: newNumbers() })
  await page.goto(`${house.origin}/signup/after-delivery`)
  await page.getByRole('radio', { name: 'いいえ' }).check({ force: true })
  await page.getByRole('button', { name: 'はじめる' }).click()
  await expect.poll(() => stepOf(page)).toBe('start')
  const seen = await walkShaken(page, house, rin)
  expect(seen).toEqual(expect.arrayContaining(['login', 'kind', 'details', 'web-terms', 'web-link', 'magazine', 'car', 'car-review']))
})

test('IMP-01 two tabs, no line for a while, another browser with a mailed code, a link that ended', async ({ page, browser, house }) => {
  test.setTimeout(120_000)
  const sena = customer({ email: 'sena@example.jp', name: '小野 星奈', kana: 'オノ セナ' })
  const staff = await terminal(browser, house)
  const purchase = await sell(staff, house, sena)
  const sold = { staff, purchaseId: purchase.id }
  const firstLink = await showQr(staff, house, purchase)
  const id = await beginAtDoor(page, house, sold)
  await walkAtDoor(page, house, id, sena, sold, 'details')
  const address = `${house.origin}/signup/p/${id}`
  const draft = async () => (await apiHere(page, house)(readProcedure, { params: { procedureId: id } })).draft.values
  const field = (tab: Page, name: string) => tab.locator(`[name="${name}"]`)

  // the staff showed another code since: the first leads nowhere
  const late = await phone(browser)
  await late.goto(firstLink)
  await expect(late.getByText(/このQRコードやコードは、いま使えません/)).toBeVisible()

  await page.goto(address)
  await expect.poll(() => stepOf(page)).toBe('details')
  await field(page, 'name').fill(sena.name)
  await expect.poll(async () => (await draft()).name).toBe(sena.name)
  const other = await page.context().newPage()
  await other.goto(address)
  await expect(field(other, 'name')).toHaveValue(sena.name)
  await field(other, 'kana').fill(sena.kana)
  await expect.poll(async () => (await draft()).kana).toBe(sena.kana)
  await field(page, 'name').fill('小野 せな')
  await expect(page.getByText('別の画面で、より新しい内容が保存されています')).toBeVisible()
  await page.getByRole('button', { name: '新しいほうを使う' }).click()
  await expect(field(page, 'name')).toHaveValue(sena.name)
  await expect(field(page, 'kana')).toHaveValue(sena.kana)
  await other.close()

  await page.context().setOffline(true)
  await field(page, 'street').fill('霞が関1-2-3')
  await expect(page.getByText('通信が戻ると保存します')).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(async () => (await draft()).street, { timeout: 20_000 }).toBe('霞が関1-2-3')

  // the address of the sign-up alone shows nothing of anybody
  await late.goto(`${address}/details`)
  await expect(late.getByRole('heading', { level: 1, name: 'ご本人の確認' })).toBeVisible()
  for (const personal of [sena.name, sena.email, '霞が関']) await expect(late.locator('body')).not.toContainText(personal)
  const earlier = (await house.mails(sena.email)).length
  await late.getByRole('button', { name: '確認コードを送信' }).click()
  await expect.poll(async () => (await house.mails(sena.email)).length).toBeGreaterThan(earlier)
  await field(late, 'code').fill(await house.mailedCode(sena.email))
  await expect(field(late, 'street')).toHaveValue('霞が関1-2-3')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'ご本人の確認' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(sena.name)
})
