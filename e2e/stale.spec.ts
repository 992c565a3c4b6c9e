import { expect, test } from './src/house.ts'
import { enterWith } from './src/people.ts'
import { impatient } from './src/settings.ts'

test.use({ settings: impatient })

const time = /\d{1,2}:\d\d 時点・(たった今|\d+(分|時間|日)前)/

test('IMP-10 RCK-02 every item carries its time; when the car goes silent it greys and says why; a refresh says what came of it', async ({
  page,
  house,
}) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/check' })
  const rows = page.locator('.check-row')
  await expect(rows.first()).toBeVisible()
  for (const row of await rows.all()) await expect(row).toContainText(time)
  await page.getByRole('button', { name: '更新する' }).click()
  await expect(page.getByText('最新の状態になりました').first()).toBeVisible()
  await expect(page.locator('.check-row[data-stale]')).toHaveCount(0)

  await house.act('sora', 'network', { on: false, how: 'cut' })
  await expect(page.getByText('通信できません').first()).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(rows.first()).toBeVisible()
    await expect(page.locator('.check-row:not([data-stale])')).toHaveCount(0, { timeout: 1000 })
  }).toPass()
  for (const row of await rows.all()) {
    await expect(row).toContainText(time)
    await expect(row).toContainText('お車と通信できないため、最後に届いた情報を表示しています。')
  }
  await house.act('sora', 'network', { on: true })
})

test('RCK-03 what a charging car said before is shown as old, with charging as the reason', async ({ page, house }) => {
  await house.park('nami')
  await house.act('nami', 'charge', { on: true })
  await enterWith(page, house, { model: 'Nami', path: '/remote/check' })
  await expect(page.getByText('充電中').first()).toBeVisible()
  await house.act('nami', 'network', { on: false, how: 'cut' })
  await expect(async () => {
    await page.reload()
    const range = page.locator('.check-row', { hasText: '航続可能距離' })
    await expect(range).toContainText('充電中は情報が更新されないため、充電前の情報を表示しています。', { timeout: 1000 })
    await expect(range).toHaveAttribute('data-stale')
  }).toPass()
  await house.park('nami')
})
