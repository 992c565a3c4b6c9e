/**
 * Traces of all cars gathered into batches: at most 500 messages or 10 ms, a few batches at a time that share no car. A message's promise
 * settles when its batch is committed, those of one car in the order of arrival. A batch the database cannot take is halved until the
 * bad message stands alone.
 */

import { setTimeout as pause } from 'node:timers/promises'
import type { Trace } from '@tsunagu/contract/message.ts'
import { type WorkGround, working } from '../../platform/work.ts'
import { writeBody } from './body.ts'
import { daysAhead } from './keep-history.ts'
import { makeDays } from './queries.ts'
import { isDataFault, isPlausible, newsOf, noPartition } from './rules.ts'
import { setAside } from './set-aside.ts'
import { type Said, storeTraces } from './store-traces.ts'

const mostMessages = 500
/** Of one car in a batch, so that one that sends without pause does not keep the others waiting. */
const mostOfOneCar = 20
const longestWait = 10
/** While one commits the next is on its way; more of them would only make the batches smaller. */
const mostBatches = 2
const firstRetry = 100
const longestRetry = 5000
const centre = { kind: 'centre' } as const

interface Waiting extends Said {
  topic: string
  /** ms of a clock that never jumps, and values in it: for the counters. */
  arrivedAt: number
  points: number
  stored(): void
  failed(error: Error): void
}

/** One transaction for a batch. */
type Store = (ground: WorkGround, messages: readonly Said[]) => Promise<void>

export class Batches {
  readonly #ground: WorkGround
  readonly #storeAll: Store
  /** What waits of cars that have nothing under way; who has waited longest comes first. */
  readonly #ready = new Map<string, Waiting[]>()
  #readyMessages = 0
  /** Cars with messages in a batch, and what they have sent since: its turn comes when that is stored. */
  readonly #underWay = new Map<string, Waiting[]>()
  #timer: NodeJS.Timeout | undefined
  readonly #running = new Set<Promise<void>>()
  #closed = false

  constructor(ground: WorkGround, storeAll: Store = commit) {
    this.#ground = ground
    this.#storeAll = storeAll
  }

  /** Resolves when the message is committed, or set aside because it cannot be. `body`: the trace as it came. */
  take(vehicleId: string, topic: string, trace: Trace, body = writeBody(trace)): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('closing'))
    return new Promise((stored, failed) => {
      const news = isPlausible(trace, Date.now(), this.#ground.config.HISTORY_DAYS) ? newsOf(trace) : undefined
      if (!news) this.#ground.counters.refuse('clock', vehicleId)
      const { boot, seq, t, dt } = trace
      const message: Waiting = {
        vehicleId,
        boot,
        seq,
        t,
        end: t + Math.max(...dt),
        body,
        news,
        topic,
        arrivedAt: performance.now(),
        points: pointsIn(trace),
        stored,
        failed,
      }
      const later = this.#underWay.get(vehicleId)
      if (later) later.push(message)
      else this.#queue(vehicleId, [message])
      this.#startWhenDue()
    })
  }

  /** Stores what waits, then takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true
    this.#start()
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  #queue(vehicleId: string, messages: Waiting[]): void {
    const waiting = this.#ready.get(vehicleId)
    if (waiting) waiting.push(...messages)
    else this.#ready.set(vehicleId, messages)
    this.#readyMessages += messages.length
  }

  #startWhenDue(): void {
    if (this.#running.size >= mostBatches || this.#readyMessages === 0) return
    if (this.#readyMessages >= mostMessages || this.#closed) this.#start()
    else this.#timer ??= setTimeout(() => this.#start(), longestWait)
  }

  #start(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    while (this.#running.size < mostBatches && this.#readyMessages > 0) {
      const batch = this.#next()
      const running = this.#store(batch).finally(() => {
        this.#running.delete(running)
        this.#letGo(batch)
        this.#startWhenDue()
      })
      this.#running.add(running)
    }
  }

  #next(): Waiting[] {
    const batch: Waiting[] = []
    for (const [vehicleId, waiting] of this.#ready) {
      const taken = waiting.splice(0, Math.min(mostOfOneCar, mostMessages - batch.length))
      batch.push(...taken)
      this.#readyMessages -= taken.length + waiting.length
      this.#ready.delete(vehicleId)
      this.#underWay.set(vehicleId, waiting)
      if (batch.length >= mostMessages) break
    }
    return batch
  }

  #letGo(batch: readonly Waiting[]): void {
    for (const { vehicleId } of batch) {
      const later = this.#underWay.get(vehicleId)
      this.#underWay.delete(vehicleId)
      if (later && later.length > 0) this.#queue(vehicleId, later)
    }
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    for (let wait = firstRetry; ; wait = Math.min(wait * 2, longestRetry)) {
      try {
        const began = performance.now()
        await this.#storeAll(this.#ground, batch)
        this.#count(batch, began, performance.now())
        for (const message of batch) message.stored()
        return
      } catch (error) {
        const code = (error as { code?: unknown }).code
        if (isDataFault(code)) return this.#split(batch, error)
        if (code === noPartition) await this.#makeDays()
        else {
          this.#ground.counters.notStored(error)
          this.#ground.log.warn({ err: error, messages: batch.length }, 'traces not stored, trying again')
        }
        if (this.#closed) {
          for (const message of batch) message.failed(new Error('closing'))
          return
        }
        await pause(wait)
      }
    }
  }

  async #split(batch: readonly Waiting[], error: unknown): Promise<void> {
    const [only] = batch
    if (only && batch.length === 1) {
      const { vehicleId, topic, body } = only
      this.#ground.counters.refuse('not-storable', vehicleId)
      const why = `not storable: ${(error as { code?: string }).code}`
      await working(this.#ground, centre, (work) => setAside(work, vehicleId, topic, why, body)).then(only.stored, only.failed)
      return
    }
    const half = Math.ceil(batch.length / 2)
    await this.#store(batch.slice(0, half))
    await this.#store(batch.slice(half))
  }

  #count(batch: readonly Waiting[], began: number, now: number): void {
    const { counters } = this.#ground
    let points = 0
    for (const message of batch) {
      points += message.points
      counters.lag.add(now - message.arrivedAt)
    }
    counters.stored(batch.length, points, now - began)
  }

  async #makeDays(): Promise<void> {
    await working(this.#ground, centre, (work) => makeDays(work.db, work.now, daysAhead)).catch(() => {})
  }
}

/** Values that the history will give back. */
function pointsIn({ s }: Trace): number {
  let points = 0
  for (const path in s) for (const sample of s[path] as readonly unknown[]) if (sample !== null) points++
  return points
}

const commit: Store = (ground, messages) => working(ground, centre, (work) => storeTraces(work, messages))
