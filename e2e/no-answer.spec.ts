import { locked } from './src/cars.ts'
import { expect, test } from './src/house.ts'
import { ask, card, ended, progress } from './src/operate.ts'
import { enterWith } from './src/people.ts'
import { impatient } from './src/settings.ts'

test.use({ settings: impatient })
test.afterEach(async ({ house }) => house.park('sora'))

test('the car is in a tunnel: no answer is said as such with when it was last heard, and what came of it once the car is back', async ({
  page,
  house,
}) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  await expect(card(page, 'ドアロック').getByText('施錠されていません')).toBeVisible()
  await house.act('sora', 'network', { on: false, how: 'silent' })
  await ask(page, 'ドアロック', '施錠する')
  await expect(progress(card(page, 'ドアロック')).locator('[aria-current=step]')).toContainText('お車に送信しました')

  await ended(card(page, 'ドアロック'), 'bad', 'お車から応答がありません')
  await expect(progress(card(page, 'ドアロック'))).toContainText(
    /お車との最後の通信は .+ です。実行されたかどうかは、次にお車の状態が届いたときにわかります。/,
  )
  await expect(card(page, 'ドアロック').getByText('施錠しました')).toBeHidden()
  expect(locked(await house.car('sora'))).toBe(false)

  await house.act('sora', 'network', { on: true })
  await expect(card(page, 'ドアロック').getByText('後で確認できました: 施錠されていませんでした')).toBeVisible({ timeout: 25_000 })
  expect(locked(await house.car('sora'))).toBe(false)
})

test('the answer is lost but the car did it: the next report says so', async ({ page, house }) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  await house.act('sora', 'network', { on: false, how: 'silent' })
  await ask(page, 'ドアロック', '施錠する')
  await expect(progress(card(page, 'ドアロック')).locator('[aria-current=step]')).toContainText('お車に送信しました')
  await ended(card(page, 'ドアロック'), 'bad', 'お車から応答がありません')
  // somebody locks it by hand out there: what counts is how the car is
  await house.act('sora', 'lock')
  await house.act('sora', 'network', { on: true })
  await expect(card(page, 'ドアロック').getByText('後で確認できました: 施錠されています')).toBeVisible({ timeout: 25_000 })
})

test('an asleep car is woken, and the person sees it being woken', async ({ page, house }) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  await house.act('sora', 'sleep')
  await expect(page.getByText('休止中')).toBeVisible()
  await ask(page, 'ドアロック', '施錠する')
  await expect(progress(card(page, 'ドアロック')).locator('[aria-current=step]')).toContainText('休止中のお車を呼び出しています')
  await ended(card(page, 'ドアロック'), 'good', '施錠しました')
  expect(locked(await house.car('sora'))).toBe(true)
})
