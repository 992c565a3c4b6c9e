/**
 * One process looking at itself: every few seconds it writes what it counted into its row, so that one page shows all of them,
 * and what it saw go wrong into the log of what happened.
 */
import { hostname } from 'node:os'
import type { Centre } from '../../platform/module.ts'
import { clockAhead, clockTolerance } from '../../platform/watching/clock.ts'
import { type Counters, durations, type Refused, type Trouble } from '../../platform/watching/counters.ts'
import { type Work, working } from '../../platform/work.ts'
import { type Noticed, noteIncident } from './note-incident.ts'
import { deleteReplicaState, forgetReplicaStates, putReplicaState } from './queries.ts'
import { bucketsBetween, growth, isLostTogether, type ReplicaState, ratesBetween, type Snapshot, since } from './rules.ts'

const every = 5000
const minute = 60_000
const hour = 60 * minute
/** A process that has been silent for so long is no longer shown (ms). */
const silent = 10 * minute

interface Seen {
  refused: Refused[]
  troubles: Trouble[]
}

export class LineWatch {
  readonly #centre: Centre
  readonly #replica: string
  readonly #timer: NodeJS.Timeout
  /** Of the last minute, and one for each minute of the last hour. */
  #recent: Snapshot[]
  #hourly: (Snapshot & Record<'refused' | 'requests' | 'connections', Record<string, number>>)[]
  #loop = performance.eventLoopUtilization()
  /** Connections that had ended when it last looked. */
  #ended = 0
  /** How far this clock is ahead of the database's, when that is too far (ms): what is written is in the time of the others. */
  #ahead = 0
  #looking: Promise<void>

  /** `replica`: its id among those that hold cars, or one of its own. */
  constructor(centre: Centre, replica: string) {
    this.#centre = centre
    this.#replica = replica
    this.#recent = [this.#snapshot()]
    this.#hourly = [this.#hourSnapshot()]
    this.#looking = this.#look('replica-started')
    this.#timer = setInterval(() => {
      // a slow database is asked once at a time
      void this.#looking.then(() => {
        this.#looking = this.#look()
      })
    }, every)
  }

  /** Says goodbye: the row goes, the log stays. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#work(async (work) => {
      await this.#log(work, this.#seen())
      await this.#note(work, { kind: 'replica-stopped' })
      await deleteReplicaState(work.db, this.#replica)
    }).catch((error: unknown) => this.#centre.log.warn({ err: error }, 'state of the line not written'))
  }

  async #look(first?: 'replica-started'): Promise<void> {
    const began = performance.now()
    const { counters } = this.#centre.ground
    const seen = this.#seen()
    const { begun, ended } = counters.connections
    try {
      const ahead = await clockAhead(this.#centre.database.pool)
      this.#ahead = Math.abs(ahead) < clockTolerance ? 0 : ahead
      await this.#work(async (work) => {
        await putReplicaState(work.db, this.#replica, this.#state(), work.now)
        await forgetReplicaStates(work.db, new Date(work.now.getTime() - silent))
        if (first) await this.#note(work, { kind: first })
        await this.#log(work, seen)
        if (this.#ahead !== 0)
          await this.#note(work, { kind: 'clock-differs', facts: { seconds: Math.round(ahead / 1000) }, lasting: true })
        const lost = ended - this.#ended
        if (isLostTogether(lost, begun - this.#ended) && !this.#centre.readiness.stopping)
          await this.#note(work, { kind: 'connections-lost', facts: { cars: lost } })
      })
      this.#ended = ended
      counters.well('watch', performance.now() - began)
    } catch (error) {
      // said again when the database is back
      counters.giveBack(seen)
      counters.troubledBy('watch', error)
      this.#centre.log.warn({ err: error }, 'state of the line not written')
    }
  }

  #seen(): Seen {
    const { counters } = this.#centre.ground
    return { refused: counters.takeRefused(), troubles: counters.takeTroubles() }
  }

  async #log(work: Work, { refused, troubles }: Seen): Promise<void> {
    for (const { cause, vehicleId, times } of refused) await noteIncident(work, { kind: 'refused', cause, vehicleId, times })
    for (const trouble of troubles) await this.#note(work, trouble)
  }

  #note(work: Work, noticed: Noticed): Promise<void> {
    return noteIncident(work, { ...noticed, replica: this.#replica })
  }

  #state(): ReplicaState {
    const { config, database, readiness, ground } = this.#centre
    const { counters } = ground
    const now = this.#snapshot()
    const before = since(this.#recent, now.at, minute) ?? now
    const hourNow = this.#hourSnapshot()
    const hourBefore = since(this.#hourly, now.at, hour) ?? hourNow
    this.#recent = [...this.#recent.filter(({ at }) => at > now.at - minute - every), now]
    if (hourNow.at - (this.#hourly.at(-1)?.at ?? 0) >= minute)
      this.#hourly = [...this.#hourly.filter(({ at }) => at > now.at - hour - minute), hourNow]
    const rates = ratesBetween(before, now)
    const loop = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(loop, this.#loop)
    this.#loop = loop
    const { trouble } = counters
    return {
      name: `${hostname()}:${process.pid}`,
      roles: [...config.ROLES],
      startedAt: counters.startedAt.toISOString(),
      stopping: readiness.stopping,
      connected: counters.connected(),
      inFlightBytes: counters.bytesInFlight(),
      messagesPerSecond: rates.messages ?? 0,
      pointsPerSecond: rates.points ?? 0,
      bytesPerSecond: rates.bytes ?? 0,
      handshakesPerSecond: rates.handshakes ?? 0,
      lag: bucketsBetween(before.lag, now.lag),
      lastMessageAt: counters.lastMessageAt > 0 ? new Date(counters.lastMessageAt).toISOString() : null,
      busy: utilization,
      poolWaiting: database.pool.waitingCount,
      memoryBytes: process.memoryUsage.rss(),
      refused: growth(hourBefore.refused, hourNow.refused),
      requests: growth(hourBefore.requests, hourNow.requests),
      connections: growth(hourBefore.connections, hourNow.connections),
      trouble: trouble ? { kind: trouble.kind, since: trouble.since.toISOString() } : null,
    }
  }

  #snapshot(): Snapshot {
    const { counters } = this.#centre.ground
    return { at: performance.now(), totals: totalsOf(counters), lag: [...counters.lag.counts] }
  }

  #hourSnapshot() {
    const { refused, requests, connections } = this.#centre.ground.counters
    const ended = Object.entries(requests).map(([end, { counts }]) => [end, counts.reduce((sum, count) => sum + count, 0)] as const)
    return {
      at: performance.now(),
      totals: {},
      lag: [],
      refused: { ...refused },
      requests: Object.fromEntries(ended),
      connections: { ...connections },
    }
  }

  #work<T>(act: (work: Work) => Promise<T>): Promise<T> {
    return working(this.#centre.ground, { kind: 'centre' }, (work) =>
      act(this.#ahead === 0 ? work : { ...work, now: new Date(work.now.getTime() - this.#ahead) }),
    )
  }
}

const totalsOf = ({ messages, points, bytes, handshakes }: Counters): Record<string, number> => ({
  messages: Object.values(messages).reduce((sum, count) => sum + count, 0),
  points,
  bytes,
  handshakes: handshakes.full + handshakes.resumed,
})

/** Bounds of `ReplicaState.lag` (ms). */
export const lagBounds = durations
