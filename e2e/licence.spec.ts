/** A licence is read on the phone: nothing is asked of anybody else, and the picture goes nowhere. */
import { expect, test } from '@playwright/test'
import { serveReadingPage } from './src/reading-page.ts'

interface ReadingPage {
  start(): Promise<number>
  read(
    seed: number,
    number: number,
    level: string,
  ): Promise<{ person: Record<string, string>; reading: Record<string, { value: string | null }> }>
}

test('BUY-23 a photographed licence is read within the browser, from our own origin alone', async ({ page }) => {
  test.setTimeout(180_000)
  const { origin, close } = await serveReadingPage()
  try {
    const asked: { method: string; url: string }[] = []
    page.on('request', (request) => asked.push({ method: request.method(), url: request.url() }))
    page.context().on('request', (request) => asked.push({ method: request.method(), url: request.url() }))
    const complaints: string[] = []
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
    await page.goto(origin)
    const { person, reading } = await page.evaluate(async () => {
      const { licencePage } = globalThis as never as { licencePage: ReadingPage }
      await licencePage.start()
      return licencePage.read(20261123, 1, 'photo')
    })
    for (const field of ['birthDate', 'number', 'expiresOn']) expect(reading[field]?.value, field).toBe(person[field])
    const elsewhere = asked.filter(({ url }) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))
    expect(elsewhere).toEqual([])
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(asked.some(({ url }) => url.endsWith('/jpn.traineddata.gz'))).toBe(true)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
