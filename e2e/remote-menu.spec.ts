import { expect, test } from './src/house.ts'
import { enterWith } from './src/people.ts'

test('APP-08 the remote services of the car in one menu, each one a tap away', async ({ page, house }) => {
  await enterWith(page, house, { model: 'Sora', path: '/remote' })
  const services = { リモート確認: '/remote/check', リモート操作: '/remote/operate', カーファインダー: '/finder' }
  for (const [name, path] of Object.entries(services)) {
    await page.goto(`${house.origin}/remote`)
    await page.getByRole('main').getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe(path)
  }
})

test('FND-04 the car finder is in the app alone: signed out there is no map, and the account’s own pages lead to none', async ({
  page,
  house,
}) => {
  await page.goto(`${house.origin}/finder`)
  await expect(page.getByRole('heading', { level: 1, name: /お車と/ })).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
  await enterWith(page, house, { model: 'Sora', path: '/account/' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'カーファインダー' })).toHaveCount(0)
  await page.goto(`${house.origin}/finder`)
  await expect(page.getByRole('figure').locator('.map-car')).toBeVisible()
})
