import { expect, test } from './src/house.ts'
import { enterWith } from './src/people.ts'

test.use({ geolocation: { latitude: 35.67862, longitude: 139.75271 } })
test.afterEach(async ({ house }) => house.park('sora'))

test('FND-01 the map shows the parked car and me, how far and in which direction; nothing is asked of anybody outside', async ({
  page,
  context,
  house,
}) => {
  await context.grantPermissions(['geolocation'], { origin: house.origin })
  const outside: string[] = []
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(house.origin).host) outside.push(request.url())
  })
  await enterWith(page, house, { model: 'Sora', path: '/finder' })
  await expect(page.getByText('約 100 m')).toBeVisible()
  await expect(page.getByText('現在地から南の方角')).toBeVisible()
  const map = page.getByRole('figure')
  await expect(map.locator('.map-car')).toBeVisible()
  await expect(map.locator('.map-user')).toBeVisible()
  await expect(map.getByText('北緯35.6777', { exact: false })).toBeVisible()
  // north is up: the car lies below me
  const [car, me] = await Promise.all([map.locator('.map-car').boundingBox(), map.locator('.map-user').boundingBox()])
  expect(car?.y ?? 0).toBeGreaterThan(me?.y ?? 0)
  expect(outside).toEqual([])
})

test('without my position the car is on the map all the same', async ({ page, house }) => {
  await enterWith(page, house, { model: 'Sora', path: '/finder' })
  await page.getByRole('button', { name: '現在地を表示する' }).click()
  await expect(page.getByText('現在地の利用が許可されていません')).toBeVisible()
  await expect(page.getByRole('figure').locator('.map-car')).toBeVisible()
})

test('FND-02 FND-03 home, car finder, 見つける: the hazard lamps flash at the car, and the page says how it went', async ({
  page,
  house,
}) => {
  test.slow()
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/' })
  await page.getByRole('list').getByRole('link', { name: 'カーファインダー' }).first().click()
  await page.getByRole('button', { name: '見つける' }).click()
  await house.until('sora', 'hazard lamps flash', ({ body }) => body.hazard)
  await expect(page.getByText('ハザードランプを点滅させています').first()).toBeVisible()
  await expect(page.locator('.progress [data-state=good]')).toContainText('ハザードランプを点滅させました', { timeout: 20_000 })
  await house.until('sora', 'hazard lamps off again', ({ body }) => !body.hazard)
})
