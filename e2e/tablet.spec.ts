import type { Page } from '@playwright/test'
import { confirmIdentity, lane, sell, terminal } from './src/dealer.ts'
import { expect, test } from './src/house.ts'
import { fillSignIn } from './src/people.ts'
import { plain } from './src/settings.ts'
import { customer, fillStep, stepOf, walk } from './src/sign-up.ts'

test.use({ settings: plain })

/** The staff's own session ends with the lending: not one that other specs use too. */
async function tablet(page: Page, origin: string, password: string, path: string): Promise<void> {
  await page.goto(`${origin}/api/staff-session/start?${new URLSearchParams({ return: path })}`)
  await fillSignIn(page, 'dealer@demo.example', password)
  await page.waitForURL(origin + path)
}
const goneFrom = (page: Page) => expect(page.getByRole('heading', { name: '端末をスタッフにお返しください' })).toBeVisible()

test('IMP-24 a customer without a phone signs up on the staff’s tablet: no way into the console, nothing left when it is handed back or left alone', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(120_000)
  const who = customer({ email: 'tablet@example.jp', gLink: false })
  const staff = await terminal(browser, house)
  const { id } = await sell(staff, house, who)
  const console = `/dealer/purchases/${id}`
  await page.clock.install()
  await tablet(page, house.origin, house.demo.password, console)
  await lane(page, 'buyer').getByRole('button', { name: 'この端末でお手続きいただく' }).click()
  await page.getByRole('button', { name: 'ログアウトしてお渡しする' }).click()
  await page.getByRole('button', { name: 'お申込みを開始する' }).click()
  await walk(page, house, who, 'details')
  await fillStep(page, house, who)
  const address = page.url()

  // the console cannot be reached, neither by its address nor by Back
  await page.goto(`${house.origin}${console}`)
  await expect(page.getByRole('heading', { name: '販売店の端末をお使いです' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(who.name)
  await page.getByRole('link', { name: 'お手続きを続ける' }).click()
  await expect.poll(() => stepOf(page)).toBe('details')
  await expect(page.locator('[name="name"]')).toHaveValue(who.name)

  // nobody touches it: asked first, then blank
  await expect(page.getByText('販売店の端末でお手続き中')).toBeVisible()
  await page.clock.fastForward('04:10')
  await expect(page.getByText(/あと\d+秒で画面を閉じます/)).toBeVisible()
  await page.clock.fastForward('01:00')
  await goneFrom(page)
  await page.goBack()
  await expect(page.locator('body')).not.toContainText(who.name)
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'ご本人の確認' })).toBeVisible()
  await expect(page.locator('[name="name"]')).toHaveCount(0)
  expect(await page.evaluate<string>('JSON.stringify([sessionStorage, localStorage])')).not.toMatch(/佐藤|霞が関|tsunagu/)

  // the staff lend it again: what was typed is there, once it is known whose it is
  await tablet(page, house.origin, house.demo.password, console)
  await lane(page, 'buyer').getByRole('button', { name: 'この端末でお手続きいただく' }).click()
  await page.getByRole('button', { name: 'ログアウトしてお渡しする' }).click()
  await page.getByRole('button', { name: 'お申込みを開始する' }).click()
  await expect(page.getByText('確認できるまで、お名前や入力済みの内容は表示されません。')).toBeVisible()
  const before = await house.mailedCode(who.email)
  await page.getByRole('button', { name: /確認コードを/ }).click()
  await page.locator('[name="code"]').fill(await house.mailedCode(who.email, before))
  await expect(page.locator('[name="name"]')).toHaveValue(who.name)
  await walk(page, house, who, 'staff-check')
  await staff.goto(`${house.origin}${console}`)
  await confirmIdentity(staff)
  await walk(page, house, who)
  await page.locator('.signup-page').getByRole('button', { name: '終わって、スタッフに返す' }).click()
  await goneFrom(page)
  await page.getByRole('link', { name: 'スタッフの方：コンソールにログイン' }).click()
  await expect(page.getByRole('link', { name: 'ログイン' })).toBeVisible()
  await page.goto(`${house.origin}/account/`)
  await expect(page.locator('body')).not.toContainText(who.name)
})
