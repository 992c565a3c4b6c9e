/** The dealer's staff at their console, and what a spec needs to have been sold before it begins. */
import type { Browser, Page } from '@playwright/test'
import { createCall } from '@tsunagu/contract/client.ts'
import { listModels, openPurchase, type Purchase, recordRegistration, type StatedParty } from '@tsunagu/contract/signup.ts'
import { expect, type House } from './house.ts'
import { fillSignIn } from './people.ts'
import type { Customer } from './sign-up.ts'

const dealer = 'dealer@demo.example'
export const reviewer = 'reviewer@demo.example'

/** A terminal of the staff, signed in; `path` of the console. */
export async function terminal(browser: Browser, house: House, email = dealer, path = '/dealer/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  const cookies = house.cookies.get(email)
  if (cookies) await context.addCookies(cookies)
  else {
    await page.goto(`${house.origin}/account/staff`)
    await fillSignIn(page, email, house.demo.password)
    await page.waitForURL(`${house.origin}/account/staff`)
    await expect(page.getByRole('link', { name: /コンソール/ })).toBeVisible()
    house.cookies.set(email, await context.cookies())
  }
  await page.goto(house.origin + path)
  return page
}

/** The centre's API as this browser, with all its cookies: those of a sign-up too. */
export function apiHere(page: Page, { origin }: House) {
  return createCall({
    origin,
    fetch: async (url, init) => {
      const { method = 'GET', headers = {}, body } = init ?? {}
      const answer = await page.request.fetch(String(url), {
        method,
        headers: headers as Record<string, string>,
        ...(body ? { data: body as string } : {}),
      })
      const bytes = await answer.body()
      return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), { status: answer.status() })
    },
  })
}

/** What the customer told the staff. */
export const stated = (who: Customer, more: Partial<StatedParty> = {}): StatedParty => ({
  kind: who.kind,
  name: who.name,
  kana: null,
  birthDate: who.kind === 'individual' ? who.birthDate : null,
  address: addressOf(who),
  phone: null,
  email: null,
  ...more,
})

export const addressOf = (who: Customer): StatedParty['address'] => ({
  postalCode: who.postalCode.replace('-', ''),
  prefecture: who.area.prefecture,
  city: who.area.city,
  street: who.area.town + who.street,
  building: null,
})

interface Sale {
  /** `Sora` burns petrol, `Hikari` takes a plug. */
  model?: string
  user?: { is: 'same' } | { is: 'unknown' } | { is: 'different'; stated: StatedParty }
}

/** A purchase, entered behind the console: for specs about what follows. */
export async function sell(staff: Page, house: House, buyer: Customer, { model = 'Sora 350', user }: Sale = {}): Promise<Purchase> {
  const api = apiHere(staff, house)
  const found = (await api(listModels)).find(({ name }) => name.startsWith(model))
  if (!found) throw new Error(`no ${model} to sell`)
  return api(openPurchase, { body: { kind: 'new', modelId: found.id, buyer: stated(buyer), user: user ?? { is: 'unknown' } } })
}

let cars = 0
/** Numbers that no other car has. */
export function newNumbers(): NonNullable<Customer['car']> {
  cars += 1
  const serial = String(2000 + cars)
  return { chassisNumber: `TSR350-77${String(10_000 + cars)}`, region: '品川', classNumber: '335', kana: 'は', serial }
}

export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date())

/** The car gets its number, behind the console. */
export function registerCar(
  staff: Page,
  house: House,
  { id }: Purchase,
  user: Customer,
  numbers: NonNullable<Customer['car']>,
): Promise<Purchase> {
  const { chassisNumber, ...plate } = numbers
  return apiHere(staff, house)(recordRegistration, {
    params: { purchaseId: id },
    body: { chassisNumber, plate, firstRegisteredOn: today(), user: { kind: user.kind, name: user.name, address: addressOf(user) } },
  })
}

/** One person's lane on the page of a purchase. */
export const lane = (staff: Page, party: 'buyer' | 'user') =>
  staff.getByRole('region', { name: party === 'buyer' ? /^買主/ : /^使用者/ }).and(staff.locator('.lane'))

/** Shows the QR of this person and reads the address that stands beside it. */
export async function showQr(staff: Page, house: House, { id }: Pick<Purchase, 'id'>, party: 'buyer' | 'user' = 'buyer'): Promise<string> {
  await staff.goto(`${house.origin}/dealer/purchases/${id}`)
  const within = lane(staff, party)
  await within.getByRole('button', { name: /QRコードを発行|出し直す/ }).click()
  await within.getByText('QRコードが読み取れないお客さま用のURL').click()
  return (await within.locator('.plain-url').textContent()) ?? ''
}

/** Compares the licence, item by item. */
export async function tickIdentity(staff: Page): Promise<void> {
  for (const box of ['お名前が免許証と一致', 'ご住所が免許証と一致', '生年月日が免許証と一致'])
    await staff.locator('.check-panel').getByRole('checkbox', { name: box }).check({ force: true })
}

/** … and confirms. */
export async function confirmIdentity(staff: Page): Promise<void> {
  await tickIdentity(staff)
  await staff.locator('.check-panel').getByRole('button', { name: '確認しました' }).click()
}
