/**
 * Invented licences, drawn, photographed at three levels of quality, and read by the code that the sign-up ships, in a browser, under
 * the centre's own content policy. What counts is `wrongButSure`: a wrong reading that the form would not mark. Real cards and real
 * cameras are another matter; this shows what changes between two versions.
 */
import { launchBrowser } from '../../e2e/src/launch-browser.ts'
import { serveReadingPage } from '../../e2e/src/reading-page.ts'
import type { Person } from '../../web/signup/reading-page/people.ts'
import type { LicenceReading } from '../../web/signup/src/licence/reading.ts'
import { machine, spread } from './figures.ts'
import { bench } from './options.ts'

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

export const licenceBench = bench(
  'invented licences at three levels of quality, read in a browser: right, sure, wrong but sure',
  {
    seed: { default: 20261123, says: 'other people' },
    show: { default: false, says: 'what was read wrong' },
    all: { default: false, says: 'with --show: what was read right, too' },
  },
  benchLicence,
)

async function benchLicence(asked: { seed: number; show: boolean; all: boolean }): Promise<object> {
  const { seed } = asked
  console.error('building the page …')
  const { origin, close } = await serveReadingPage()
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
      if (asked.show) show(cards, asked.all)
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

function show(cards: readonly ReadCard[], all: boolean): void {
  for (const [n, { person, reading }] of cards.entries())
    for (const field of fields) {
      const { value, sure, confidence } = reading[field]
      if (value !== person[field] || all)
        console.error(`${n} ${field}${sure ? ' SURE' : ''} ${confidence.toFixed(2)}: ${person[field]} | ${value}`)
    }
}
