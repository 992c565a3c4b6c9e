import { sell, terminal } from './src/dealer.ts'
import { expect, test } from './src/house.ts'
import { plain } from './src/settings.ts'
import { customer, mainButton, stepOf } from './src/sign-up.ts'
import { beginAtDoor, walkAtDoor } from './src/sign-up-door.ts'

test.use({ settings: plain })

test('SGN-08 BUY-19 on a tablet with a camera: who allows no camera types instead; who does sees it, takes a picture that never leaves the phone, and may still type', async ({
  page,
  browser,
  house,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 820, height: 1180 })
  const staff = await terminal(browser, house)
  const mio = customer({ email: 'mio@example.jp' })
  const purchase = await sell(staff, house, mio)
  const sold = { staff, purchaseId: purchase.id }
  const id = await beginAtDoor(page, house, sold)
  await walkAtDoor(page, house, id, mio, sold, 'method')
  const camera = async () => {
    await page.goto(`${house.origin}/signup/p/${id}/method`)
    await page.getByRole('button', { name: /^身分証明書をカメラで撮影する/ }).click()
    await expect.poll(() => stepOf(page)).not.toBe('method')
    while (stepOf(page) !== 'photo') {
      const here = stepOf(page)
      await (here === 'document'
        ? page
            .getByRole('button', { name: /^運転免許証/ })
            .or(mainButton(page))
            .first()
        : mainButton(page)
      ).click()
      await expect.poll(() => stepOf(page)).not.toBe(here)
    }
  }
  await page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
    if (localStorage.getItem('test.camera') !== 'allowed') throw new DOMException('no', 'NotAllowedError')
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
    const pen = canvas.getContext('2d')
    setInterval(() => { pen.fillStyle = '#dfe6e6'; pen.fillRect(0, 0, 1280, 720) }, 100)
    return canvas.captureStream(10)
  }`)
  await camera()
  await expect(page.getByText('カメラの使用が許可されていません')).toBeVisible()
  await page.getByRole('button', { name: '直接入力に切り替える' }).click()
  await expect.poll(() => stepOf(page)).toBe('details')

  const sent: number[] = []
  page.on('request', (request) => void sent.push(request.postDataBuffer()?.length ?? 0))
  await page.evaluate("localStorage.setItem('test.camera', 'allowed')")
  await camera()
  await page.getByRole('button', { name: '撮影する' }).click()
  await expect(page.getByRole('button', { name: 'この写真を使う' })).toBeVisible()
  await page.getByRole('button', { name: '撮り直す' }).click()
  await page.getByRole('button', { name: '直接入力に切り替える' }).click()
  await expect.poll(() => stepOf(page)).toBe('details')
  // a picture has tens of thousands of bytes
  expect(Math.max(...sent)).toBeLessThan(8_000)
})
