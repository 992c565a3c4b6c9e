import { expect, test } from './src/house.ts'
import { emily, enter, enterWith } from './src/people.ts'

/** A red square of one pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

test('APP-04 my own picture of the car: looked at, used, shown at home, taken away and brought back', async ({ page, house }) => {
  const { id } = await enterWith(page, house, { model: 'Sora', path: '/garage' })
  await page.goto(`${house.origin}/garage/${id}`)
  await expect(page.getByRole('img', { name: 'Sora 350を表す絵' })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles({ name: 'car.png', mimeType: 'image/png', buffer: png })
  const sheet = page.getByRole('dialog', { name: 'この写真にしますか？' })
  await expect(sheet.getByRole('img', { name: 'Sora 350の写真' })).toBeVisible()
  await sheet.getByRole('button', { name: 'この写真にする' }).click()
  await expect(sheet).toBeHidden()
  await page.goto(`${house.origin}/`)
  const photo = page.getByRole('img', { name: 'Sora 350の写真' })
  await expect(photo).toBeVisible()
  expect(await page.evaluate<number>("document.querySelector('main img').naturalWidth")).toBeGreaterThan(0)

  await page.goto(`${house.origin}/garage/${id}`)
  await page.locator('input[type=file]').setInputFiles({ name: 'car.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') })
  await sheet.getByRole('button', { name: 'この写真にする' }).click()
  await expect(sheet.getByText('この形式の画像は使用できません。')).toBeVisible()
  await sheet.getByRole('button', { name: '閉じる' }).click()
  await expect(photo).toBeVisible()

  await page.getByRole('button', { name: '写真を外す' }).click()
  await expect(page.getByRole('img', { name: 'Sora 350を表す絵' })).toBeVisible()
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect(photo).toBeVisible()
  await page.getByRole('button', { name: '写真を外す' }).click()
  await expect(photo).toBeHidden()
})

test('APP-05 the facts of the car with its driving monitor, and my own name for it', async ({ page, house }) => {
  const { id } = await enterWith(page, house, { model: 'Sora', path: '/garage' })
  await page.goto(`${house.origin}/garage/${id}`)
  const main = page.getByRole('main')
  for (const fact of ['Sora 350', '品川 330 つ 12-07', '5BA-TSR350', '2029年4月20日'])
    await expect(main.getByText(fact).first()).toBeVisible()
  await expect(main.getByRole('heading', { name: 'ドライビングモニター' })).toBeVisible()
  for (const figure of ['燃料残量', '航続可能距離', '総走行距離']) await expect(main.getByText(figure)).toBeVisible()
  await page.getByRole('link', { name: '呼び名を変更' }).click()
  await page.getByRole('textbox', { name: 'お車の呼び名' }).fill('そら号')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'そら号' })).toBeVisible()
  await page.goto(`${house.origin}/`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('そら号')
  await page.goto(`${house.origin}/garage/${id}?edit=name`)
  await page.getByRole('textbox', { name: 'お車の呼び名' }).fill('')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sora 350' })).toBeVisible()
})

test('another car is two taps away, and stays the one the app is about', async ({ page, house }) => {
  await enterWith(page, house, { model: 'Sora', path: '/' })
  await page.getByRole('button', { name: /お車を切り替える/ }).click()
  await page
    .getByRole('dialog', { name: 'お車を切り替える' })
    .getByRole('button', { name: /Nami 450h\+/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nami 450h+')
  await expect(page.getByText('充電残量')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nami 450h+')
  await page.goto(`${house.origin}/garage`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Nami 450h+' }).getByText('選択中')).toBeVisible()
})

test('a wrong registration code gives no car and says what to do', async ({ page, house }) => {
  await enter(page, house, emily, '/garage/add')
  await page.getByRole('textbox', { name: /登録コード|Registration code/ }).fill('AAAA-0000')
  await page.getByRole('button', { name: /このお車を追加する|Add this car/ }).click()
  await expect(page.getByText(/登録コードが正しくないか、有効期限が切れています。|not correct or has expired/)).toBeVisible()
})
