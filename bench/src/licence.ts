/**
 * Invented licences, drawn, photographed at three levels of quality, and read by the code that the sign-up ships, in a browser, under
 * the centre's own content policy. What counts is `wrongButSure`: a wrong reading that the form would not mark. Real cards and real
 * cameras are another matter; this shows what changes between two versions.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { cacheFolder } from '@tsunagu/start/cache.ts'
import { launchBrowser } from '../../e2e/src/launch-browser.ts'
import { buildReadingPage } from '../../web/signup/build/reading-page.ts'
import type { Person } from '../../web/signup/reading-page/people.ts'
import type { LicenceReading } from '../../web/signup/src/licence/reading.ts'
import { machine, spread } from './figures.ts'

const levels = ['clean', 'photo', 'bad'] as const
type Level = (typeof levels)[number]
const people = 24
const fields = ['name', 'birthDate', 'address', 'number', 'expiresOn'] as const

interface ReadCard {
  person: Person
  reading: LicenceReading
  milliseconds: number
}

/** What web/signup/reading-page/page.ts puts into its page. */
declare global {
  var licencePage: {
    start(): Promise<number>
    read(seed: number, number: number, level: Level): Promise<ReadCard>
  }
}

export async function benchLicence(): Promise<object> {
  const seed = Number(process.argv.slice(3).find((word) => /^\d+$/.test(word)) ?? 20261123)
  console.error('building the page …')
  const folder = cacheFolder('licence-bench')
  await buildReadingPage(folder)
  const { origin, close } = await serve(folder)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const elsewhere: string[] = []
    page.context().on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) elsewhere.push(request.url())
    })
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
    await page.goto(origin)
    const started = await page.evaluate(() => globalThis.licencePage.start())
    const result: Record<string, object> = {}
    for (const level of levels) {
      console.error(`${people} cards, ${level} …`)
      const cards: ReadCard[] = []
      for (let number = 0; number < people; number++)
        cards.push(await page.evaluate(([s, n, l]) => globalThis.licencePage.read(s, n, l), [seed, number, level] as const))
      if (process.argv.includes('--show')) show(cards)
      result[level] = figures(cards)
    }
    return {
      bench: 'licence',
      machine: machine(),
      seed,
      cardsPerLevel: people,
      startMilliseconds: Math.round(started),
      requestsElsewhere: elsewhere.length,
      levels: result,
      goal: 'wrongButSure = 0 at every level; requestsElsewhere = 0',
    }
  } finally {
    await browser.close()
    await close()
  }
}

function figures(cards: readonly ReadCard[]): object {
  const items = fields.flatMap((field) => cards.map(({ person, reading }) => ({ field, wanted: person[field], ...reading[field] })))
  const right = (some: typeof items) => some.filter(({ value, wanted }) => value === wanted).length
  const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 1000
  return {
    right: share(right(items), items.length),
    rightByField: Object.fromEntries(
      fields.map((field) => {
        const some = items.filter((item) => item.field === field)
        return [field, share(right(some), some.length)]
      }),
    ),
    sure: share(items.filter(({ sure }) => sure).length, items.length),
    unread: items.filter(({ value }) => value === null).length,
    wrongButSure: items.filter(({ value, wanted, sure }) => sure && value !== wanted).length,
    millisecondsPerCard: spread(cards.map(({ milliseconds }) => milliseconds)),
  }
}

function show(cards: readonly ReadCard[]): void {
  for (const [n, { person, reading }] of cards.entries())
    for (const field of fields) {
      const { value, sure, confidence } = reading[field]
      if (value !== person[field] || process.argv.includes('--all'))
        console.error(`${n} ${field}${sure ? ' SURE' : ''} ${confidence.toFixed(2)}: ${person[field]} | ${value}`)
    }
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** The built page under the policy that the centre sends, so that what works here works there. */
async function serve(folder: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const file = join(folder, path === '/' ? 'index.html' : path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=3600, immutable',
      'content-security-policy':
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'",
    })
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
