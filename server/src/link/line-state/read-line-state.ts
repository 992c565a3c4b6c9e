import { incidentKinds, type LineState, type Refusal, refusals } from '@tsunagu/contract/line-state.ts'
import { listWaitingJobs } from '../../platform/jobs.ts'
import type { Work } from '../../platform/work.ts'
import { archiveState } from '../history/archives/archive-state.ts'
import { CostlyCount } from './costly-count.ts'
import { lagBounds } from './line-watch.ts'
import { countCars, listIncidents, listRefusedCars, listReplicaStates, listUnreadable, readStorage } from './queries.ts'
import { bucketsSummed, quantile, summed } from './rules.ts'

const hour = 3600_000
/** What a process said longer ago than this counts in no sum (ms). */
const fresh = 20_000
const mostIncidents = 60
const mostCars = 5
const mostUnreadable = 10
const mostJobs = 12
/** Of each process. */
const counts = new WeakMap<Work['counters'], CostlyCount<LineState['cars']>>()

/** What the administrator's page shows of the line: one look at all processes. */
export async function readLineState(work: Work): Promise<LineState> {
  const { db, now } = work
  const began = performance.now()
  const states = await listReplicaStates(db)
  const answersIn = performance.now() - began
  const [cars, incidents, refusedCars, unreadable, storage, archives, jobs] = await Promise.all([
    countOf(work).read(() => countCars(db)),
    listIncidents(db, mostIncidents),
    listRefusedCars(db, new Date(now.getTime() - hour), mostCars),
    listUnreadable(db, mostUnreadable),
    readStorage(db),
    archiveState(work),
    listWaitingJobs(db, now, mostJobs),
  ])
  const live = states.filter(({ at }) => now.getTime() - at.getTime() < fresh).map(({ state }) => state)
  const sum = (of: (state: (typeof live)[number]) => number) => live.reduce((total, state) => total + of(state), 0)
  const refused = summed(states.map(({ state }) => state.refused))
  const requests = summed(states.map(({ state }) => state.requests))
  const connections = summed(states.map(({ state }) => state.connections ?? {}))
  return {
    at: now.toISOString(),
    cars,
    connected: sum(({ connected }) => connected),
    messagesPerSecond: sum(({ messagesPerSecond }) => messagesPerSecond),
    pointsPerSecond: sum(({ pointsPerSecond }) => pointsPerSecond),
    bytesPerSecond: sum(({ bytesPerSecond }) => bytesPerSecond),
    lag: lagFrom(bucketsSummed(live.map(({ lag }) => lag))),
    lastMessageAt: states.map(({ state }) => state.lastMessageAt).reduce(later, null),
    refused: refusals
      .map((cause) => ({ cause, times: refused[cause] ?? 0, cars: carsOf(refusedCars, cause) }))
      .filter(({ times, cars: seen }) => times > 0 || seen.length > 0)
      .toSorted((one, other) => other.times - one.times),
    unreadable: unreadable.map(({ vehicle_id, car_id, at, topic, why }) => ({
      vehicleId: vehicle_id,
      carId: car_id,
      at: at.toISOString(),
      topic,
      why,
    })),
    requests: {
      done: requests.done ?? 0,
      refused: requests.refused ?? 0,
      failed: requests.failed ?? 0,
      'no-answer': requests['no-answer'] ?? 0,
    },
    connections: { begun: connections.begun ?? 0, ended: connections.ended ?? 0, takenOver: connections.takenOver ?? 0 },
    replicas: states.map(
      ({
        replica,
        at,
        until,
        state: { lag, refused: _, requests: __, connections: ___, trouble: ____, lastMessageAt: _____, ...shown },
      }) => ({
        ...shown,
        id: replica,
        at: at.toISOString(),
        leaseUntil: until?.toISOString() ?? null,
        lag: lagFrom(lag),
      }),
    ),
    storage: {
      databaseBytes: storage?.database_bytes ?? 0,
      historyBytes: storage?.history_bytes ?? 0,
      days: storage?.days ?? 0,
      oldestDay: storage?.oldest_day ?? null,
      archives: {
        days: archives.days,
        bytes: archives.bytes,
        newestDay: archives.newest,
        failing: archives.waiting.flatMap(({ day, why }) => (why ? [{ day, why }] : [])).slice(0, 3),
      },
    },
    database: {
      answersIn,
      connections: storage?.connections ?? 0,
      slow: storage?.slow ?? 0,
      trouble: troubleOf(live),
    },
    jobs: jobs.map(({ oldestDueAt, ...job }) => ({ ...job, oldestDueAt: oldestDueAt?.toISOString() ?? null })),
    incidents: incidents.map(({ vehicle_id, car_id, facts, since, until, ...incident }) => ({
      ...incident,
      since: since.toISOString(),
      until: until.toISOString(),
      vehicleId: vehicle_id,
      carId: car_id,
      cars: facts.cars ?? null,
      seconds: facts.seconds ?? null,
    })),
  }
}

function countOf({ counters }: Work): CostlyCount<LineState['cars']> {
  const count = counts.get(counters) ?? new CostlyCount()
  counts.set(counters, count)
  return count
}

function lagFrom(counts: readonly number[]): LineState['lag'] {
  const [p50, p99] = [0.5, 0.99].map((q) => quantile(lagBounds, counts, q))
  return p50 == null || p99 == null ? null : { p50, p99 }
}

const later = (one: string | null, other: string | null) => (one && other ? (one > other ? one : other) : (one ?? other))

const carsOf = (all: Awaited<ReturnType<typeof listRefusedCars>>, wanted: Refusal) =>
  all
    .filter(({ cause }) => cause === wanted)
    .map(({ vehicle_id, car_id, at }) => ({ vehicleId: vehicle_id, carId: car_id, at: at.toISOString() }))

/** The one that has lasted longest. */
function troubleOf(live: readonly { trouble: { kind: string; since: string } | null }[]): LineState['database']['trouble'] {
  const [first] = live.flatMap(({ trouble }) => trouble ?? []).toSorted((one, other) => one.since.localeCompare(other.since))
  const kind = incidentKinds.find((one) => one === first?.kind)
  return first && kind ? { kind, since: first.since } : null
}
