/** A sign-up on a customer's phone, step by step as the pages lead, in either language. */
import type { Browser, Page } from '@playwright/test'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { expect, type House } from './house.ts'
import { fillSignIn } from './people.ts'

export interface Customer {
  email: string
  password: string
  kind: 'individual' | 'corporation'
  name: string
  kana: string
  /** YYYY-MM-DD; of a person. */
  birthDate: string
  postalCode: string
  /** Without what the postal code brings. */
  street: string
  /** With it: what a certificate says. */
  area: { prefecture: string; city: string; town: string }
  /** In the registry of corporations: looked up instead of typed. */
  corporateNumber: string | null
  user: 'same' | 'different'
  present: boolean
  gLink: boolean
  /** An option that costs something, so that a way to pay is asked for. */
  wifi: boolean
  charging: boolean
  /** Where the absent user is invited. */
  invite: string | null
  car: { chassisNumber: string; region: string; classNumber: string; kana: string; serial: string } | null
}

/** Somebody whom nobody has seen before; `more` says how they differ. */
export function customer(more: Partial<Customer> & Pick<Customer, 'email'>): Customer {
  return {
    password: 'quiet-words-by-the-sea',
    kind: 'individual',
    name: '佐藤 みどり',
    kana: 'サトウ ミドリ',
    birthDate: '1985-04-02',
    postalCode: '100-0013',
    street: '1-2-3',
    area: { prefecture: '東京都', city: '千代田区', town: '霞が関' },
    corporateNumber: null,
    user: 'same',
    present: true,
    gLink: true,
    wifi: false,
    charging: false,
    invite: null,
    car: null,
    ...more,
  }
}

const phoneSize = { width: 390, height: 844 }

/** A phone of somebody's own: another browser, as far as the centre can tell. */
export async function phone(browser: Browser, language: 'ja' | 'en' = 'ja'): Promise<Page> {
  const context = await browser.newContext({
    viewport: phoneSize,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
  })
  if (language === 'en') await context.addInitScript("localStorage.setItem('tsunagu.language', 'en')")
  return context.newPage()
}

const either = (ja: string, en: string) => new RegExp(`^(${ja}|${en})`)
/** The one main button of a screen. */
export const mainButton = (page: Page) => page.locator('.signup-page .button-primary')
const way = (page: Page, ja: string, en: string) => page.locator('.ways').getByRole('button', { name: either(ja, en) })

/** The step a phone shows; undefined where it shows none. */
export const stepOf = (page: Page): StepId | undefined =>
  /\/signup\/p\/[^/]+\/([a-z-]+)/.exec(new URL(page.url()).pathname)?.[1] as StepId | undefined

/** Opens what the QR says, and begins. */
export async function begin(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: either('お申込みを開始する', 'Begin') }).click()
  await expect.poll(() => stepOf(page)).toBe('start')
}

type Act = (page: Page, who: Customer, house: House) => Promise<void>
const ticks =
  (count: number): Act =>
  async (page) => {
    const boxes = page.locator('.signup-page').getByRole('checkbox')
    await expect(boxes).toHaveCount(count)
    for (const box of await boxes.all()) await box.check({ force: true })
  }
const field = (page: Page, name: string) => page.locator(`:is(.signup-page, main) [name="${name}"]`)

/** The person's own details, as the form asks for them; ends before the press. */
export async function fillDetails(
  page: Page,
  who: Pick<Customer, 'kind' | 'name' | 'kana' | 'birthDate' | 'postalCode' | 'area' | 'street'>,
): Promise<void> {
  if (who.kind === 'individual') {
    await field(page, 'name').fill(who.name)
    await field(page, 'kana').fill(who.kana)
    await page.getByRole('radio', { name: either('女性', 'Female') }).check({ force: true })
    const [year = '', month = '', day = ''] = who.birthDate.split('-')
    await field(page, 'birthDate').fill(year)
    await field(page, 'birthMonth').fill(month)
    await field(page, 'birthDay').fill(day)
    await field(page, 'postalCode').fill(who.postalCode)
    await expect(field(page, 'city')).toHaveValue(who.area.city)
    await field(page, 'street').fill(who.area.town + who.street)
  }
  await field(page, 'mobilePhone').fill('090-1234-5678')
  await page.getByRole('checkbox', { name: either('連絡用電話番号も同じ', 'The contact number is the same') }).check({ force: true })
}

/** Types a card at the card company, in its frame, with 3-D Secure. */
async function giveCard(page: Page): Promise<void> {
  const company = page.frameLocator('.card-frame')
  await company.locator('#number').fill('4000 0027 6000 3184')
  await company.locator('#expiry').fill('12/34')
  await company.locator('#cvc').fill('123')
  await company.locator('#check').click()
  await company.locator('#register').click()
  await company.locator('#code').fill('1234')
  await company.locator('#send').click()
  // what is registered is shown by the form, and soon by the page around it
  await expect(page.getByText('•••• 3184')).toBeVisible()
}

async function payByCard(page: Page): Promise<void> {
  const card = page.getByRole('radio', { name: either('クレジットカード', 'Credit card') })
  await card.or(page.locator('.card-frame')).first().waitFor()
  if (await card.isVisible()) await card.check({ force: true })
  await giveCard(page)
}

/** What is typed and ticked at a step. */
const fills: { readonly [S in StepId]?: Act } = {
  'data-consent': ticks(1),
  terms: ticks(1),
  'web-terms': ticks(1),
  'user-terms': ticks(1),
  'g-link-terms': ticks(2),
  'charging-terms': ticks(1),
  email: (page, { email }) => field(page, 'email').fill(email),
  login: async (page, { password }) => {
    await field(page, 'password').fill(password)
    await field(page, 'passwordAgain').fill(password)
    await field(page, 'authPhone').fill('090-1111-2222')
  },
  'corporate-number': (page, { corporateNumber }) => field(page, 'corporateNumber').fill(corporateNumber ?? ''),
  details: fillDetails,
  'check-details': fillDetails,
  'later-guidance': async (page, { invite }) => {
    if (!invite) return
    await page.getByRole('checkbox', { name: either('使用者の方に、案内をメールで送る', 'Mail an invitation') }).check({ force: true })
    await field(page, 'invite').fill(invite)
  },
  'g-link-content': async (page, { wifi }) => {
    await expect(mainButton(page)).toBeVisible()
    if (wifi) await page.getByRole('radiogroup', { name: /Wi-Fi/ }).getByRole('radio').nth(1).check({ force: true })
  },
  payment: payByCard,
  'charging-payment': payByCard,
  survey: (page) => page.getByRole('radio', { name: either('あとで考えたい', 'I want to think') }).check({ force: true }),
  'charging-plan': (page) => page.getByRole('radio').first().check({ force: true }),
  car: fillCar,
}

/** What sends it; where nothing is named, the main button. */
const presses: { readonly [S in StepId]?: Act } = {
  'sign-in': (page) => page.getByRole('button', { name: either('新規登録', 'Create') }).click(),
  // its last digit sends it
  code: async (page, { email }, house) => field(page, 'code').fill(await house.mailedCode(email)),
  kind: (page, { kind }) => (kind === 'individual' ? way(page, '個人', 'A person') : way(page, '法人', 'A corporation')).click(),
  method: (page) => way(page, '直接入力する', 'Type it in').click(),
  'name-choice': (page, { user }) =>
    (user === 'same'
      ? way(page, '買主と同じ名義で登録する', 'The buyer is also the user')
      : way(page, '買主とは異なる名義で登録する', 'Somebody else is the user')
    ).click(),
  presence: (page, { present }) =>
    way(page, present ? '同席している' : '同席していない', present ? 'They are here' : 'They are not').click(),
  'g-link-choice': (page, { gLink }) => way(page, gLink ? '利用申込みをする' : '利用申込みをしない', gLink ? 'Yes' : 'No').click(),
  'charging-choice': (page, { charging }) => way(page, charging ? '申し込む' : '申し込まない', charging ? 'Yes' : 'No').click(),
}

async function fillCar(page: Page, { car }: Pick<Customer, 'car'>): Promise<void> {
  if (!car) throw new Error('which car?')
  const [first = '', second = ''] = car.chassisNumber.split('-')
  await field(page, 'chassisFirst').fill(first)
  await field(page, 'chassisSecond').fill(second)
  await field(page, 'region').fill(car.region)
  await field(page, 'classNumber').fill(car.classNumber)
  await field(page, 'plateKana').fill(car.kana)
  await field(page, 'serial').fill(car.serial)
}

/** The way is at its end. */
export const finished = (page: Page) => page.getByRole('heading', { level: 1, name: /^(お手続きは完了しています|All done)$/ })

/** Has an account already: signs in at the centre's own page and comes back to this very sign-up. */
export async function signInOnTheWay(page: Page, { email, password }: Pick<Customer, 'email' | 'password'>): Promise<void> {
  await page.getByRole('button', { name: either('ログイン', 'Sign in'), exact: true }).click()
  await fillSignIn(page, email, password)
  await expect.poll(() => stepOf(page)).toBe('check-details')
}

/** Types and ticks what this person would at the step that is shown. */
export async function fillStep(page: Page, house: House, who: Customer): Promise<void> {
  await fills[await here(page)]?.(page, who, house)
}

/** Sends it, and waits for what comes next. */
export async function pressStep(page: Page, house: House, who: Customer): Promise<void> {
  const at = await here(page)
  const press = presses[at]
  await (press ? press(page, who, house) : mainButton(page).click())
  await expect.poll(async () => stepOf(page) !== at || (await finished(page).isVisible()), { message: `on from ${at}` }).toBe(true)
}

/** The step shown; an address without one leads to the open step. */
async function here(page: Page): Promise<StepId> {
  await expect.poll(() => stepOf(page), { message: `a step at ${page.url()}` }).toBeTruthy()
  return stepOf(page) as StepId
}

/** Does what this person does at the step that is shown. */
export async function step(page: Page, house: House, who: Customer): Promise<void> {
  await fillStep(page, house, who)
  await pressStep(page, house, who)
}

/** Goes on until that step is shown, or to the end. */
export async function walk(page: Page, house: House, who: Customer, until?: StepId): Promise<void> {
  const seen: string[] = []
  while (stepOf(page) !== until && !(await finished(page).isVisible())) {
    seen.push(stepOf(page) ?? '?')
    if (seen.length > 60) throw new Error(`goes round: ${seen.join(' ')}`)
    await step(page, house, who)
  }
}
