/**
 * Traces of all cars gathered into batches: at most 500 messages or 10 ms, one message per car, one batch at a time. A message's promise
 * settles when its batch is committed. A batch the database cannot take is halved until the bad message stands alone.
 */

import { setTimeout as pause } from 'node:timers/promises'
import type { Trace } from '@tsunagu/contract/message.ts'
import { type WorkGround, working } from '../../platform/work.ts'
import { writeBody } from './body.ts'
import { daysAhead } from './keep-history.ts'
import { type IngestRow, makeDays } from './queries.ts'
import { isDataFault, isPlausible, newsOf, noPartition } from './rules.ts'
import { setAside } from './set-aside.ts'
import { storeTraces } from './store-traces.ts'

const mostMessages = 500
const longestWait = 10
const firstRetry = 100
const longestRetry = 5000
const centre = { kind: 'centre' } as const

interface Waiting {
  vehicleId: string
  topic: string
  trace: Trace
  body: Buffer
  stored(): void
  failed(error: Error): void
}

export class Batches {
  readonly #ground: WorkGround
  #queue: Waiting[] = []
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #closed = false

  constructor(ground: WorkGround) {
    this.#ground = ground
  }

  /** Resolves when the message is committed, or set aside because it cannot be. `body`: the trace as it came. */
  take(vehicleId: string, topic: string, trace: Trace, body = writeBody(trace)): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('closing'))
    return new Promise((stored, failed) => {
      this.#queue.push({ vehicleId, topic, trace, body, stored, failed })
      if (this.#queue.length >= mostMessages) this.#start()
      else this.#timer ??= setTimeout(() => this.#start(), longestWait)
    })
  }

  /** Stores what waits, then takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true
    this.#start()
    await this.#running
  }

  #start(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#queue.length > 0) this.#start()
    })
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#next()
      await this.#store(batch)
    }
  }

  /** The oldest messages, each car's first one only: its second must find the first one stored. */
  #next(): Waiting[] {
    const cars = new Set<string>()
    const batch: Waiting[] = []
    const rest: Waiting[] = []
    for (const message of this.#queue) {
      if (batch.length < mostMessages && !cars.has(message.vehicleId)) {
        cars.add(message.vehicleId)
        batch.push(message)
      } else rest.push(message)
    }
    this.#queue = rest
    return batch
  }

  async #store(batch: Waiting[]): Promise<void> {
    for (let wait = firstRetry; ; wait = Math.min(wait * 2, longestRetry)) {
      try {
        await working(this.#ground, centre, (work) =>
          storeTraces(
            work,
            batch.map((message) => rowOf(message, work.now, work.config.HISTORY_DAYS)),
          ),
        )
        for (const message of batch) message.stored()
        return
      } catch (error) {
        const code = (error as { code?: unknown }).code
        if (isDataFault(code)) return this.#split(batch, error)
        if (code === noPartition) await this.#makeDays()
        else this.#ground.log.warn({ err: error, messages: batch.length }, 'traces not stored, trying again')
        if (this.#closed) {
          for (const message of batch) message.failed(new Error('closing'))
          return
        }
        await pause(wait)
      }
    }
  }

  async #split(batch: Waiting[], error: unknown): Promise<void> {
    const [only] = batch
    if (only && batch.length === 1) {
      const { vehicleId, topic, body } = only
      const why = `not storable: ${(error as { code?: string }).code}`
      await working(this.#ground, centre, (work) => setAside(work, vehicleId, topic, why, body)).then(only.stored, only.failed)
      return
    }
    const half = Math.ceil(batch.length / 2)
    await this.#store(batch.slice(0, half))
    await this.#store(batch.slice(half))
  }

  async #makeDays(): Promise<void> {
    await working(this.#ground, centre, (work) => makeDays(work.db, work.now, daysAhead)).catch(() => {})
  }
}

const rowOf = ({ vehicleId, trace, body }: Waiting, now: Date, days: number): IngestRow => ({
  vehicleId,
  trace,
  body,
  news: isPlausible(trace, now, days) ? newsOf(trace) : undefined,
})
