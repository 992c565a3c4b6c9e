import { readFile } from 'node:fs/promises'
import { expect, test } from './src/house.ts'
import { enterWith } from './src/people.ts'

test('APP-12 IMP-44 レポート: the month, a drive on the map with its speed, the diagnosis; a drive is taken along, and deleted for good', async ({
  page,
  house,
}) => {
  await enterWith(page, house, { model: 'Nami', path: '/' })
  await page.getByRole('link', { name: /レポート/ }).click()
  await expect(page.getByRole('heading', { name: 'レポート', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '前の月' }).click()
  await expect(page.getByRole('img', { name: /日ごとの走行距離の棒グラフ/ })).toBeVisible()
  await page.getByText('表で見る').click()
  await expect(page.getByRole('table', { name: '日ごとの走行距離' }).getByRole('row').nth(1)).toContainText('km')

  await page.getByRole('link', { name: '診断の内訳を見る' }).click()
  await expect(page.locator('.reason', { hasText: '急ブレーキ' })).toBeVisible()
  await expect(page.getByText('ETC2.0', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: 'レポート', exact: true }).click()

  const rows = page.locator('.trip-row')
  const drives = await rows.count()
  await rows.first().click()
  const map = page.getByRole('figure')
  await expect(map.getByText('出発')).toBeVisible()
  await expect(map.getByText('到着')).toBeVisible()
  await page.getByRole('slider', { name: 'グラフの時刻' }).fill('200')
  await expect(map.locator('.map-here')).toBeVisible()
  await expect(page.locator('.speed-now')).toContainText('km/h')

  await page.getByRole('button', { name: '書き出す' }).click()
  await page.getByRole('radio', { name: /^GPX/ }).check({ force: true })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '保存する' }).click()])
  expect(download.suggestedFilename()).toMatch(/^drive-.*\.gpx$/)
  expect(await readFile(await download.path(), 'utf8')).toContain('<trkpt lat="35.6')

  await page.getByRole('button', { name: '削除する' }).click()
  const asks = page.getByRole('alertdialog')
  await expect(asks).toContainText('元に戻すことはできません')
  await asks.getByRole('button', { name: '完全に削除する' }).click()
  const password = page.getByRole('dialog').getByLabel('パスワード', { exact: true })
  await expect(password.or(page.getByText('1回の走行を削除しました'))).toBeVisible()
  if (await password.isVisible()) {
    await password.fill(house.demo.password)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByText('1回の走行を削除しました')).toBeVisible()
  await expect(rows).toHaveCount(drives - 1)
})
