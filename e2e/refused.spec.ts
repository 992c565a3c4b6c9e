import { closeWindows, lockDoors } from '@tsunagu/contract/remote.ts'
import { windowsClosed } from './src/cars.ts'
import { expect, test } from './src/house.ts'
import { ask, card, ended, progress } from './src/operate.ts'
import { apiOf, enterWith } from './src/people.ts'
import { plain } from './src/settings.ts'

test.use({ settings: plain })
test.afterEach(async ({ house }) => house.park('sora'))

test('while the car drives nothing can be operated: the button says why, and the centre refuses whoever goes past it', async ({
  page,
  house,
}) => {
  await house.park('sora')
  const { id: vehicleId } = await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  const before = (await house.car('sora')).requests.length
  await house.act('sora', 'drive-off', { prepare: true })
  await house.until('sora', 'moves', ({ body }) => body.speed > 5)
  for (const [title, verb] of [
    ['ドアロック', '施錠する'],
    ['ハザードランプ', '消灯する'],
    ['窓', '窓を閉める'],
  ] as const) {
    const button = card(page, title).getByRole('button', { name: verb })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/^走行中は操作できません。/)
  }
  await card(page, 'ドアロック').getByRole('button', { name: '施錠する' }).click({ force: true })
  await expect(page.getByRole('dialog')).toBeHidden()
  const api = await apiOf(page, house)
  await expect(api(lockDoors, { params: { vehicleId }, body: { requestId: crypto.randomUUID() } })).rejects.toThrow('car-is-moving')
  expect((await house.car('sora')).requests).toHaveLength(before)
})

test('IMP-12 with somebody inside the windows stay: refused before, and halted when somebody gets in meanwhile', async ({
  page,
  house,
}) => {
  await house.park('sora')
  const { id: vehicleId } = await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  await house.act('sora', 'window', { position: 100 })
  await house.until('sora', 'windows open', ({ body }) => body.doors['Row1.DriverSide'].window === 100)
  await house.act('sora', 'open-door', { door: 'Row2.DriverSide' })

  await ask(page, '窓', '窓を閉める')
  await expect(progress(card(page, '窓')).locator('[aria-current=step]')).toContainText('窓を閉めています')
  await house.act('sora', 'sit-down', { seat: 'Row2.DriverSide' })
  await ended(card(page, '窓'), 'bad', '車内に人がいる可能性があるため')
  expect(windowsClosed(await house.car('sora'))).toBe(false)

  const button = card(page, '窓').getByRole('button', { name: '窓を閉める' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/^車内に人がいる/)
  const api = await apiOf(page, house)
  for (const operation of [closeWindows, lockDoors])
    await expect(api(operation, { params: { vehicleId }, body: { requestId: crypto.randomUUID() } })).rejects.toThrow('someone-inside')
  const { body } = await house.car('sora')
  expect(body.doors['Row2.DriverSide'].window).toBeGreaterThan(0)
  expect(Math.abs(body.doors['Row2.DriverSide'].window - body.doors['Row2.DriverSide'].windowTarget)).toBeLessThan(1)
})

test('GEN-03 GEN-04 a service that is not in the model’s list is shown with its reason, and the centre refuses it', async ({
  page,
  house,
}) => {
  const { id: vehicleId } = await enterWith(page, house, { model: 'Nami', path: '/remote/operate' })
  const button = card(page, '窓').getByRole('button', { name: '窓を閉める' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription('この車種は対応していません')
  await page.goto(`${house.origin}/garage/${vehicleId}`)
  const services = page.getByRole('list', { name: 'ご利用になれるサービス' })
  await expect(services.getByRole('listitem').filter({ hasText: '窓を閉める' })).toContainText('この車種は対応していません')
  await expect(services.getByRole('listitem').filter({ hasText: 'ドアロック' })).toContainText('利用できます')
  const api = await apiOf(page, house)
  await expect(api(closeWindows, { params: { vehicleId }, body: { requestId: crypto.randomUUID() } })).rejects.toThrow(
    'service-not-available',
  )
})

test('ROP-01 ROP-03 three operations and never an unlock; locking and closing windows first warn of people inside', async ({
  page,
  house,
}) => {
  const began = Date.now()
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  const acts = page
    .getByRole('main')
    .getByRole('region')
    .filter({ has: page.getByRole('button') })
  await expect(acts.getByRole('button')).toHaveText(['施錠する', '消灯する', '窓を閉める'])
  for (const [title, verb] of [
    ['ドアロック', '施錠する'],
    ['窓', '窓を閉める'],
  ] as const) {
    await card(page, title).getByRole('button', { name: verb }).click()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByText('車内に人や動物がいないことを、必ず確かめてください')).toBeVisible()
    await expect(sheet.getByText(/命にかかわ/)).toBeVisible()
    await sheet.getByRole('button', { name: 'やめる' }).click()
    await expect(sheet).toBeHidden()
  }
  await house.act('sora', 'hazard', { on: true })
  await expect(card(page, 'ハザードランプ').getByText('点滅しています')).toBeVisible()
  await card(page, 'ハザードランプ').getByRole('button', { name: '消灯する' }).click()
  await house.until('sora', 'hazard lamps off', ({ body }) => !body.hazard)
  await ended(card(page, 'ハザードランプ'), 'good', 'ハザードランプを消しました')
  const asked = (await house.car('sora')).requests.filter(({ at }) => at >= began)
  expect(asked.map(({ verb }) => verb)).toEqual(['remote/turn-hazard-off'])
})
