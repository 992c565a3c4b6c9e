/** A newcomer makes an account, step by step as the pages lead. */
import type { Page } from '@playwright/test'
import { expect, type House } from './house.ts'

export interface Newcomer {
  email: string
  password: string
}

/** From the welcome page: the address, the terms, the mailed code. Ends at the step that asks who they are. */
async function proveAddress(page: Page, house: House, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(email)
  await page.getByRole('checkbox', { name: '利用規約に同意します' }).check({ force: true })
  await page.getByRole('button', { name: '確認コードを送信' }).click()
  await expect(page.getByRole('heading', { name: '確認コードの入力' })).toBeVisible()
  await page.getByRole('textbox', { name: /確認コード/ }).fill(await house.mailedCode(email))
  await expect(page.getByRole('heading', { name: 'お客様情報とパスワード' })).toBeVisible()
}

/** Who they are and the password; ends where the account is there. */
export async function sayWho(page: Page, { password }: Pick<Newcomer, 'password'>): Promise<void> {
  await page.getByRole('textbox', { name: 'お名前' }).fill('山田 さくら')
  await page.getByRole('textbox', { name: 'ふりがな' }).fill('やまだ さくら')
  await page.getByRole('textbox', { name: '認証用電話番号' }).fill('090-1111-2222')
  await page.getByRole('textbox', { name: 'パスワード', exact: true }).fill(password)
  await page.getByRole('textbox', { name: 'パスワード（確認）' }).fill(password)
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByRole('heading', { name: '登録が完了しました' })).toBeVisible()
}

/** Opens the app as somebody unknown and asks for an account. */
export async function askForAccount(page: Page, house: House): Promise<void> {
  await page.goto(`${house.origin}/`)
  await page.getByRole('link', { name: 'TOYOTAアカウントを新しくつくる' }).click()
  await expect(page.getByRole('heading', { name: 'メールアドレスの確認' })).toBeVisible()
}

/** All of it, to the garage that is still empty. */
export async function register(page: Page, house: House, who: Newcomer): Promise<void> {
  await askForAccount(page, house)
  await proveAddress(page, house, who.email)
  await sayWho(page, who)
  await page.getByRole('link', { name: 'あとで設定する' }).click()
  await page.waitForURL(`${house.origin}/`)
}
