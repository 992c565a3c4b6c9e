import { terminal } from './src/dealer.ts'
import { expect, test } from './src/house.ts'
import { lookAtAll } from './src/look.ts'
import { plain } from './src/settings.ts'

test.use({ settings: plain })

test('the administrator sees the line live: cars that are connected, what happened, and that all is well', async ({ browser, house }) => {
  await house.park('sora')
  const page = await terminal(browser, house, 'administrator@demo.example', '/dealer/line')
  await expect(page.getByRole('heading', { level: 1, name: '車両回線' })).toBeVisible()
  await expect(page.getByText('正常に動いています')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'プロセスが起動しました' })).toBeVisible()
  const connected = page.locator('.line-figures > div', { hasText: '接続中の車' }).locator('.type-figure')
  await expect(connected).not.toHaveText('0')
  // a car leaves the line, and the page says so by itself
  const before = Number(await connected.textContent())
  await house.act('sora', 'network', { on: false, how: 'cut' })
  await expect(connected).toHaveText(String(before - 1), { timeout: 15_000 })
  await house.act('sora', 'network', { on: true })
  await lookAtAll(page, 'ja', { line: `${house.origin}/dealer/line` })
  await page.context().close()
})
