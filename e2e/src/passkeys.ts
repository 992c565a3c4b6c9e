/** Making and removing passkeys as the account pages lead. */
import type { Page } from '@playwright/test'
import { listPasskeys, reauthenticate, removePasskey } from '@tsunagu/contract/accounts.ts'
import { type Authenticator, addAuthenticator } from './authenticator.ts'
import { expect, type House } from './house.ts'
import { apiWith, hanako } from './people.ts'

/** Confirms by password when the page asks for it. */
export async function confirmByPassword(page: Page, password: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: '本人確認' })
  await sheet.getByRole('textbox', { name: 'パスワード' }).fill(password)
  await sheet.getByRole('button', { name: 'パスワードで確認' }).click()
  await expect(sheet).toBeHidden()
}

/** On the account's page of passkeys: makes one with the device at hand. */
export async function addPasskeyHere(page: Page, password: string): Promise<void> {
  await page.getByRole('button', { name: 'パスキーを追加' }).click()
  await page.getByRole('dialog', { name: 'パスキーを追加' }).getByRole('button', { name: 'パスキーを作成' }).click()
  const asked = page.getByRole('dialog', { name: '本人確認' })
  const added = page.getByText('パスキーを追加しました').first()
  await expect(asked.or(added).first()).toBeVisible()
  if (await asked.isVisible()) await confirmByPassword(page, password)
  await expect(added).toBeVisible()
}

/** A device with a passkey of whoever is signed in; ends at `path`. */
export async function makePasskey(page: Page, house: House, path: string): Promise<Authenticator> {
  const authenticator = await addAuthenticator(page)
  await page.goto(`${house.origin}/account/security`)
  await addPasskeyHere(page, house.demo.password)
  await page.goto(house.origin + path)
  return authenticator
}

/** Takes hanako's passkeys away again. */
export async function dropPasskeys(house: House): Promise<void> {
  const api = apiWith(house, house.cookies.get(hanako) ?? [])
  const passkeys = await api(listPasskeys)
  if (passkeys.length > 0) await api(reauthenticate, { body: { password: house.demo.password } })
  for (const { id } of passkeys) await api(removePasskey, { params: { id } })
}
