/** The pages of remote operation, as a person finds their way on them. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './house.ts'

/** One operation's card on the page of remote operation. */
export const card = (page: Page, title: 'ドアロック' | 'ハザードランプ' | '窓'): Locator =>
  page.getByRole('region', { name: title, exact: true })

/** The steps of the request that is shown, within a card or a page. */
export const progress = (within: Page | Locator): Locator => within.getByRole('list', { name: 'ご依頼の進みぐあい' })

/** Taps an operation and confirms it. */
export async function confirm(page: Page, title: Parameters<typeof card>[1], verb: string): Promise<void> {
  await card(page, title).getByRole('button', { name: verb }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb }).click()
}

/** Taps an operation and confirms it; the centre takes it, and the page shows this very request from now on. */
export async function ask(page: Page, title: Parameters<typeof card>[1], verb: string): Promise<void> {
  const taken = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 202)
  await confirm(page, title, verb)
  await taken
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Waits for how the shown request ended. */
export async function ended(within: Page | Locator, how: 'good' | 'bad', text: string | RegExp): Promise<void> {
  await expect(progress(within).locator(`[data-state=${how}]`)).toContainText(text)
}
