import type { Page } from '@playwright/test'
import type { CarRequest } from '@tsunagu/contract/link.ts'
import { expect, test } from './src/house.ts'
import { ask, card, ended } from './src/operate.ts'
import { enterWith, signIn } from './src/people.ts'

interface Shown {
  /** What the page says of the request, and when it first said so (ms since 1970, this machine's clock). */
  text: string
  at: number
}

/** Notes each new sentence about the request from now on, as a screen reader would hear it. */
async function noteChanges(page: Page): Promise<() => Promise<Shown[]>> {
  await page.evaluate(`{
    globalThis.shown = []
    const note = () => {
      const text = document.querySelector('.operation [role=status]')?.textContent ?? ''
      if (text !== '' && text !== shown.at(-1)?.text) shown.push({ text, at: Date.now() })
    }
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
  }`)
  return () => page.evaluate<Shown[]>('shown')
}

const words: Partial<Record<CarRequest['state'], string>> = { sent: 'お車に送信しました', doing: '施錠しています', done: '施錠しました' }

test('two phones see the same request move, each change soon after it happened, without reloading', async ({
  page,
  browser,
  house,
}, info) => {
  await house.park('sora')
  await enterWith(page, house, { model: 'Sora', path: '/remote/operate' })
  const other = await (await browser.newContext()).newPage()
  await signIn(other, house, 'hanako@demo.example', '/remote/operate')
  await expect(card(other, 'ドアロック').getByText('施錠されていません')).toBeVisible()

  const phones = [page, other]
  const shown = await Promise.all(phones.map(noteChanges))
  const changes = new Map<CarRequest['state'], number>()
  const note = (request: CarRequest) => changes.set(request.state, Date.parse(request.changedAt))
  other.on('response', async (answer) => {
    if (!answer.url().includes('/remote/requests') || !answer.ok()) return
    // an answer that a newer question overtook has no body any more
    const told = (await answer.json().catch(() => [])) as CarRequest | CarRequest[]
    for (const request of Array.isArray(told) ? told : [told]) if (request.verb === 'remote/lock-doors') note(request)
  })
  await ask(page, 'ドアロック', '施錠する')
  for (const phone of phones) await ended(card(phone, 'ドアロック'), 'good', '施錠しました')
  for (const phone of phones) await expect(card(phone, 'ドアロック').getByText('施錠されています')).toBeVisible()

  const delays: Record<string, number> = {}
  for (const [index, read] of shown.entries())
    for (const { text, at } of await read())
      for (const [state, changed] of changes) if (words[state] === text) delays[`phone ${index + 1}: ${state}`] = at - changed
  info.annotations.push({ type: 'ms from change to page', description: JSON.stringify(delays) })
  await info.attach('ms from change to page', { body: JSON.stringify(delays, undefined, 2), contentType: 'application/json' })
  expect(Object.keys(delays)).toEqual(expect.arrayContaining(['phone 1: done', 'phone 2: done']))
  expect(Math.max(...Object.values(delays))).toBeLessThan(1500)
  // the sheet's address comes and goes on the first phone; nobody loads a page
  for (const phone of phones) expect(await phone.evaluate<number>("performance.getEntriesByType('navigation').length")).toBe(1)
  expect(await other.evaluate<boolean>('Array.isArray(globalThis.shown)')).toBe(true)
  await house.park('sora')
})
