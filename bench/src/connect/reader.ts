/** Somebody who reads a page again and again while the line is busy. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Spread, spread } from '../figures.ts'

/** ms between an answer and the next question. */
const thinking = 50

export function readAgain({ url, cookie }: { url: string; cookie: string }): { rest(): Promise<Spread & { reads: number }> } {
  const times: number[] = []
  let going = true
  const all = (async () => {
    while (going) {
      const began = performance.now()
      const answer = await fetch(url, { headers: { cookie } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
      times.push(performance.now() - began)
      await pause(thinking)
    }
  })()
  // said by `rest`
  all.catch(() => {})
  return {
    async rest() {
      going = false
      await all
      return { reads: times.length, ...spread(times) }
    },
  }
}
