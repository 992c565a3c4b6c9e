import { expect, test } from './src/house.ts'
import { enterWith } from './src/people.ts'

test('a door opened at the car shows on the owner’s phone at once, and so does closing it', async ({ page, browser, house }) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/check' })
  const row = page.getByRole('region', { name: 'ドア・トランク' }).locator('.check-row', { hasText: '左後席' })
  await expect(row).toContainText('閉まっています')
  const bench = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await bench.goto(`${house.bench}/sora`)
  const door = bench.getByRole('button', { name: /^左後席のドア/ })
  await door.click({ force: true })
  await expect(row).toContainText('開いています')
  await expect(row).toContainText('たった今')
  await door.click({ force: true })
  await expect(row).toContainText('閉まっています')
})
