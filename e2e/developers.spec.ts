import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { startWebhookReceiver } from '../server/test/webhook-receiver.ts'
import { expect, test } from './src/house.ts'
import { enter, hanako } from './src/people.ts'
import { plain } from './src/settings.ts'
import { shoot } from './src/shoot.ts'

test.use({ settings: { ...plain, FRESH_MINUTES: '5' } })

/** What axe finds wrong, with the place. */
async function faultsOf(page: Page): Promise<string[]> {
  // a sheet on its way out is half there
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)',
  )
  // what React Aria reads out of a button that works is gone after seconds
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test('a program of my own: a token reads my cars, a webhook proves who sends, a trial shows in the log', async ({ page, house }) => {
  await enter(page, house, hanako, '/account/developers')
  await expect(page.getByText('APIトークンはまだありません')).toBeVisible()
  await shoot(page, 'developers-empty')

  await page.getByRole('button', { name: 'APIトークンを作成' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('家の温度計')
  await shoot(page, 'developers-token-form')
  await page.getByRole('button', { name: '作成する' }).click()
  const token = (await page.getByRole('dialog').getByRole('status', { name: 'APIトークン' }).textContent())?.trim() ?? ''
  await shoot(page, 'developers-token-made')
  await page.getByRole('button', { name: '控えました' }).click()
  const cars = await fetch(`${house.origin}/api/vehicles`, { headers: { authorization: `Bearer ${token}` } })
  expect([cars.status, ((await cars.json()) as unknown[]).length > 0]).toEqual([200, true])
  await expect(page.getByRole('list', { name: 'APIトークン' })).toContainText('家の温度計')
  expect(await page.content()).not.toContain(token)

  const receiver = await startWebhookReceiver()
  try {
    await page.getByRole('button', { name: 'Webhookを追加' }).click()
    await page.getByRole('textbox', { name: '名前' }).fill('家の記録')
    await page.getByRole('textbox', { name: '受け取るアドレス' }).fill(receiver.url)
    await shoot(page, 'developers-webhook-form')
    await page.getByRole('button', { name: '追加する' }).click()
    receiver.learn((await page.getByRole('dialog').getByRole('status', { name: '署名の鍵' }).textContent())?.trim() ?? '')
    await page.getByRole('button', { name: '控えました' }).click()
    await page.getByRole('link', { name: /家の記録/ }).click()
    await page.getByRole('button', { name: '試し送信' }).click()
    await expect(page.getByRole('list', { name: '送信の記録' })).toContainText('届きました')
    expect(receiver.received.map(({ message }) => message.type)).toEqual(['webhook.trial'])
    receiver.answer(500, 'out of order')
    await page.getByRole('button', { name: '試し送信' }).click()
    await expect(page.getByRole('list', { name: '送信の記録' })).toContainText('届きませんでした')
    await shoot(page, 'developers-webhook-log')
    expect(await faultsOf(page)).toEqual([])
  } finally {
    await receiver.stop()
  }
  await page.getByRole('link', { name: '開発者向けに戻る' }).click()
  await page.getByRole('button', { name: 'Home Assistantとつなぐ' }).click()
  await shoot(page, 'developers-home-assistant')
  await page.getByRole('textbox', { name: 'ブローカーのアドレス' }).fill('mqtt://127.0.0.1:1')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('ブローカーに届きません')).toBeVisible()
  await shoot(page, 'developers-full')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: '接続をやめる' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '接続をやめる' }).click()
  await expect(page.getByText('つながっていません')).toBeVisible()

  await page.goto(`${house.origin}/docs?lang=ja`)
  await page.getByRole('searchbox').fill('lock-doors')
  await expect(page.locator('article:visible').first()).toContainText('/remote/lock-doors')
  await shoot(page, 'docs')
  expect(await faultsOf(page)).toEqual([])
})
