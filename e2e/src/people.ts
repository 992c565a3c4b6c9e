/** People on their phones: signing in, and what they may ask of the centre behind the page. */
import type { Cookie, Page } from '@playwright/test'
import { createCall } from '@tsunagu/contract/client.ts'
import { acknowledgeCaution, listCautions } from '@tsunagu/contract/remote.ts'
import { listVehicles, selectVehicle, type Vehicle } from '@tsunagu/contract/vehicles.ts'
import type { House } from './house.ts'

export const hanako = 'hanako@demo.example'
export const emily = 'emily@demo.example'

/** Signs an owner in by hand, in either language, and lands at `path`. */
export async function signIn(page: Page, house: House, email: string, path = '/', password = house.demo.password): Promise<void> {
  await page.goto(`${house.origin}/api/session/start?return=${encodeURIComponent(path)}`)
  await fillSignIn(page, email, password)
  await page.waitForURL((url) => url.pathname + url.search === path)
}

/** Fills the form of the sign-in page and sends it. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(メールアドレス|E-mail address)$/ }).fill(email)
  await page.getByRole('textbox', { name: /^(パスワード|Password)$/ }).fill(password)
  await page.getByRole('button', { name: /^(ログイン|サインイン|Sign in)$/ }).click()
}

/** Makes this browser this owner's: by hand the first time in a house, by the same session afterwards. */
async function be(page: Page, house: House, email: string): Promise<void> {
  const cookies = house.cookies.get(email)
  if (cookies) return page.context().addCookies(cookies)
  await signIn(page, house, email)
  house.cookies.set(email, await page.context().cookies())
}

/** Opens `path` as this owner. */
export async function enter(page: Page, house: House, email: string, path = '/'): Promise<void> {
  await be(page, house, email)
  await page.goto(house.origin + path)
}

/** The centre's API as whoever is signed in on this page. */
export const apiOf = async (page: Page, house: House) => apiWith(house, await page.context().cookies(house.origin))

/** The centre's API with these cookies. */
export const apiWith = ({ origin }: House, cookies: readonly Cookie[]) =>
  createCall({ origin, fetch, headers: () => ({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }) })
type Api = ReturnType<typeof apiWith>

/** The garage's car of this model; `Sora 350` → `Sora`. */
export async function vehicleOf(api: Api, model: string): Promise<Vehicle> {
  const vehicle = (await api(listVehicles)).find((one) => one.model.name.startsWith(model))
  if (!vehicle) throw new Error(`no ${model} in the garage`)
  return vehicle
}

/** Opens `path` with this car selected and every caution read, for promises that are not about that. */
export async function enterWith(page: Page, house: House, { model, path }: { model: string; path: string }): Promise<Vehicle> {
  await be(page, house, hanako)
  const api = await apiOf(page, house)
  const vehicle = await vehicleOf(api, model)
  await api(selectVehicle, { body: { vehicleId: vehicle.id } })
  for (const { about, version, acknowledgedAt } of await api(listCautions))
    if (acknowledgedAt === null) await api(acknowledgeCaution, { params: { about }, body: { version } })
  await page.goto(house.origin + path)
  return vehicle
}
