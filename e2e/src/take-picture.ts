/** Makes docs/picture.png, the README's picture: four phones side by side, of a house that runs. `npm run picture -w @tsunagu/e2e` */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startPostgres } from '@tsunagu/start/postgres.ts'
import { buildWeb } from '../../web/build.ts'
import { findBrowser } from './browser.ts'
import { type House, startHouse } from './house.ts'
import { enterWith } from './people.ts'
import { plain } from './settings.ts'

const file = join(import.meta.dirname, '../../docs/picture.png')
const mostBytes = 600_000
const phone = { width: 390, height: 844 }

await buildWeb()
const database = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ ephemeral: true, log: console.log })
if (database) process.env.TEST_DATABASE_URL = database.url
const { executablePath, args, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env, args: [...args, '--no-sandbox', '--disable-gpu'] })
const { house, stop } = await startHouse(plain)
try {
  const light = await home(house, 'light')
  const dark = await home(house, 'dark')
  await compose(browser, [light, await operating(house), await finder(house), dark])
  const { size } = await stat(file)
  console.log(`${file}: ${Math.round(size / 1000)} kB`)
  if (size > mostBytes) throw new Error(`the picture has more than ${mostBytes / 1000} kB`)
} finally {
  await stop()
  await browser.close()
  await database?.stop()
}

async function onPhone(colorScheme: 'light' | 'dark', look: (page: Page) => Promise<void>): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    colorScheme,
    geolocation: { latitude: 35.6793, longitude: 139.7516 },
    permissions: ['geolocation'],
  })
  const page = await context.newPage()
  await look(page)
  await page.evaluate('document.fonts.ready.then(() => {})')
  const shot = await page.screenshot({ animations: 'disabled' })
  await context.close()
  return shot
}

function home(house: House, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  return onPhone(colorScheme, async (page) => {
    await house.park('sora')
    await house.act('sora', 'lock')
    await enterWith(page, house, { model: 'Sora', path: '/' })
    await page.getByText('施錠されています').first().waitFor()
    await page.getByText('接続中').first().waitFor()
  })
}

/** The windows need seconds to close: time enough to be seen at it. */
function operating(house: House): Promise<Buffer> {
  return onPhone('light', async (page) => {
    await house.park('sora')
    await house.act('sora', 'window', { position: 100 })
    await house.until('sora', 'windows open', ({ body }) => body.doors['Row1.DriverSide'].window === 100)
    await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
    const card = page.getByRole('region', { name: '窓', exact: true })
    await card.getByRole('button', { name: '窓を閉める' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '窓を閉める' }).click()
    await card.locator('[aria-current=step]', { hasText: '窓を閉めています' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  })
}

function finder(house: House): Promise<Buffer> {
  return onPhone('light', async (page) => {
    await house.park('sora')
    await enterWith(page, house, { model: 'Sora', path: '/finder' })
    await page.locator('.map-car').waitFor()
    await page.locator('.map-user').waitFor()
    await page.getByText(/^約 \d+ m$/).waitFor()
    await drawn(page)
  })
}

/** A map draws in its own time: it is drawn when a second passes without a change. */
async function drawn(page: Page): Promise<void> {
  for (let before = await page.screenshot(); ; ) {
    await pause(1500)
    const now = await page.screenshot()
    if (now.equals(before)) return
    before = now
  }
}

/** Side by side on a quiet ground, with round corners. */
async function compose(browser: Browser, shots: readonly Buffer[]): Promise<void> {
  const gap = 40
  const width = shots.length * phone.width + (shots.length + 1) * gap
  const page = await browser.newPage({ viewport: { width, height: phone.height + 2 * gap } })
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`).join('')
  await page.setContent(`<!doctype html><style>
    body { margin: 0; display: flex; gap: ${gap}px; padding: ${gap}px; background: #dfe6e6 }
    img { width: ${phone.width}px; height: ${phone.height}px; border-radius: 32px; outline: 6px solid #10181a }
  </style>${images}`)
  await page.screenshot({ path: file })
}
