/**
 * Tap → car → page, at idle or while light cars send (`--load 2000`: messages a second). The tap is the POST, the car an MQTT client
 * that answers at once, the page a stream of live updates that reads the request again at each change, as the app does. Centre's part:
 * everything but the car's.
 */
import { randomUUID } from 'node:crypto'
import { createCall } from '@tsunagu/contract/client.ts'
import { topic } from '@tsunagu/contract/message.ts'
import { flashHazard, readRequest } from '@tsunagu/contract/remote.ts'
import { connectAsync, type MqttClient } from 'mqtt'
import { type BenchCentre, type BenchOwner, startBenchCentre } from './centre.ts'
import { type Load, startLoad } from './command-load.ts'
import { meter } from './cost.ts'
import { cpuSeconds, machine, spread } from './figures.ts'
import { bench } from './options.ts'
import { spreadOfRuns } from './spread-of-runs.ts'

/** Taps before the count begins: a centre that has run for a minute has compiled its code. */
const warmUp = 40
/** Each owner may ask 30 times a minute. */
const tapsPerOwner = 27

export const commandBench = bench(
  "tap → car → page in ms: the centre's part and the car's",
  {
    requests: { default: 500, says: 'taps, after some to warm up' },
    load: { default: 0, says: 'messages a second that light cars send meanwhile; 0: at idle' },
    cars: { default: 2000, says: 'light cars, when there is a load' },
    runs: { default: 1, says: 'with the spread when several' },
  },
  benchCommand,
)

async function benchCommand(asked: { load: number; cars: number; requests: number; runs: number }): Promise<object> {
  const { load: rate, requests, runs } = asked
  const owners = Math.ceil((requests + warmUp) / tapsPerOwner)
  console.error('starting the centre, enrolling cars …')
  const centre = await startBenchCentre(owners * runs, true)
  const open: (() => Promise<unknown> | undefined)[] = []
  try {
    if (rate > 0) console.error(`${asked.cars} light cars …`)
    const load = rate > 0 ? await startLoad(centre, rate, asked.cars) : undefined
    if (load) open.push(() => load.stop())
    const all: object[] = []
    for (let run = 0; run < runs; run++) {
      const pairs: Pair[] = []
      for (const owner of centre.owners.slice(run * owners, (run + 1) * owners)) {
        const pair = await pairOf(centre, owner)
        open.push(pair.close)
        pairs.push(pair)
      }
      console.error(`run ${run + 1} of ${runs}: ${requests} requests …`)
      all.push(await oneRun(centre, pairs, requests, load))
    }
    return {
      bench: 'command',
      machine: machine(),
      requests,
      warmUp,
      unit: 'ms',
      ...(runs === 1 ? all[0] : { runs: all, spread: spreadOfRuns(all) }),
      goal: rate > 0 ? 'centre p99 < 150' : 'centre p99 < 50',
    }
  } finally {
    for (const close of open.toReversed()) await close()
    await centre.stop()
  }
}

async function oneRun(centre: BenchCentre, pairs: Pair[], requests: number, load: Load | undefined): Promise<object> {
  const tapAll = async (count: number) => {
    const taps: Tap[] = []
    for (let number = 0; number < count; number++) taps.push(await (pairs[number % pairs.length] as Pair).tap())
    return taps
  }
  const cost = meter({ centre: centre.pid, postgres: centre.postgresPid, ...(load ? { generator: load.pid } : {}) })
  const measured = async () => {
    await tapAll(warmUp)
    const before = process.cpuUsage()
    const began = performance.now()
    const [taps, costOf] = await cost(() => tapAll(requests))
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const { cpuPerThousand, ...shares } = costOf(requests)
    // under load it is the traces that cost
    return { taps, cost: { seconds, ...(load ? {} : { cpuPerThousand }), ...shares, tapsCpuSeconds: cpuSeconds(before) } }
  }
  const [{ taps, cost: costs }, figures] = load ? await load.during(measured) : [await measured(), undefined]
  return {
    total: spread(taps.map((tap) => tap.toCar + tap.inCar + tap.toPage)),
    centre: spread(taps.map((tap) => tap.toCar + tap.toPage)),
    tapToCar: spread(taps.map((tap) => tap.toCar)),
    carToPage: spread(taps.map((tap) => tap.toPage)),
    car: spread(taps.map((tap) => tap.inCar)),
    ...(figures ? { load: figures } : {}),
    cost: costs,
  }
}

interface Tap {
  toCar: number
  inCar: number
  toPage: number
}
interface Pair {
  tap(): Promise<Tap>
  close(): Promise<unknown> | undefined
}

/** One owner with the page open, and the car. */
async function pairOf(centre: BenchCentre, owner: BenchOwner): Promise<Pair> {
  const call = createCall({ origin: centre.origin, fetch, headers: () => ({ cookie: owner.cookie }) })
  const params = { vehicleId: owner.vehicleId }
  let arrived = Promise.withResolvers<{ at: number; answered: number }>()
  const car = await connectCar(centre, owner, (got) => arrived.resolve(got))
  let changed: (id: string) => void = () => {}
  const page = new AbortController()
  await openPage(centre, owner, page.signal, (id) => changed(id))
  return {
    async tap() {
      const requestId = randomUUID()
      arrived = Promise.withResolvers()
      const shown = Promise.withResolvers<number>()
      changed = (id) => {
        if (id !== requestId) return
        void call(readRequest, { params: { ...params, requestId } }).then(
          ({ state }) => state === 'done' && shown.resolve(performance.now()),
          shown.reject,
        )
      }
      const began = performance.now()
      await call(flashHazard, { params, body: { requestId } })
      const got = await arrived.promise
      return { toCar: got.at - began, inCar: got.answered - got.at, toPage: (await shown.promise) - got.answered }
    },
    async close() {
      page.abort()
      await car.endAsync()
    },
  }
}

async function connectCar(
  centre: BenchCentre,
  { identity }: BenchOwner,
  got: (times: { at: number; answered: number }) => void,
): Promise<MqttClient> {
  if (!identity) throw new Error('no car')
  const { carId } = identity
  const boot = `boot-${randomUUID().slice(0, 8)}`
  const car = await connectAsync({
    host: 'localhost',
    port: centre.mqttPort,
    protocol: 'mqtts',
    clientId: carId,
    keepalive: 60,
    reconnectPeriod: 0,
    ...identity,
  })
  await car.subscribeAsync(topic.allDown(carId), { qos: 1 })
  const welcomed = Promise.withResolvers<void>()
  car.on('message', (path, payload) => {
    const at = performance.now()
    if (path.endsWith('/link/welcome')) welcomed.resolve()
    if (!path.includes('/remote/')) return
    const { id } = JSON.parse(Buffer.from(payload.toString().split('.')[1] ?? '', 'base64url').toString()) as { id: string }
    car.publish(topic.up(carId, 'link', 'answer'), JSON.stringify({ id, result: 'done' }), { qos: 1 })
    got({ at, answered: performance.now() })
  })
  const hello = {
    protocol: 1,
    boot,
    epoch: `epoch-${boot}`,
    clock: performance.now() / 1000,
    keys: [],
    software: 'bench',
    verbs: ['remote/flash-hazard'],
  }
  await car.publishAsync(topic.up(carId, 'link', 'hello'), JSON.stringify(hello), { qos: 1 })
  await welcomed.promise
  return car
}

/** Reads the stream of live updates and gives the id of each change. */
async function openPage(centre: BenchCentre, { cookie }: BenchOwner, signal: AbortSignal, changed: (id: string) => void): Promise<void> {
  const answer = await fetch(`${centre.origin}/api/live`, { headers: { cookie }, signal })
  const opened = Promise.withResolvers<void>()
  void (async () => {
    let text = ''
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      opened.resolve()
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const id = /"id":"([^"]+)"/.exec(text.slice(0, end))?.[1]
        text = text.slice(end + 2)
        if (id) changed(id)
      }
    }
  })().catch(() => {})
  await opened.promise
}
