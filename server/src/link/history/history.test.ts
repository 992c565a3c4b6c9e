import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, hour, keepMessage, minute, speed } from '../../../test/history.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { forgetHistory, readHistory } from '../index.ts'
import { storeTraces } from '../ingest/store-traces.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

const locked = 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked'
/** Noon, a week ago. */
const noon = Math.floor(Date.now() / day - 7) * day + 12 * hour

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await server.running.centre.database.pool.query<T>(text, values)).rows

const keep = (vehicleId: string, said: Parameters<typeof keepMessage>[2]) => keepMessage(server, vehicleId, said)
const read = (vehicleId: string, from: number, to: number, paths?: string[]) =>
  server.work((work) => readHistory(work, { vehicleId, from: new Date(from), to: new Date(to), ...(paths ? { paths } : {}) }))
const forget = (vehicleId: string, from: number, to: number) =>
  server.work((work) => forgetHistory(work, vehicleId, { from: new Date(from), to: new Date(to) }))
const stored = (vehicleId: string) => query<{ body: Buffer }>('select body from link.history where vehicle_id = $1', [vehicleId])

describe('the history of a car', () => {
  it('is its samples by the time they were measured, from the first moment on and without the last', async () => {
    const [car, other] = [randomUUID(), randomUUID()]
    await keep(car, { t: noon + 2000, dt: [0, 1000], s: { [speed]: [30, null], [locked]: [false, null] } })
    await keep(car, { t: noon - 1000, dt: [0, 1000, 2000], s: { [speed]: [10, 20, 25] } })
    await keep(other, { t: noon, s: { [speed]: [99] } })
    expect(await read(car, noon, noon + 3000)).toEqual({
      times: [noon, noon + 1000, noon + 2000],
      columns: { [speed]: [20, 25, 30], [locked]: [null, null, false] },
    })
    expect(await read(randomUUID(), noon, noon + day)).toEqual({ times: [], columns: {} })
  })

  it('asked for some signals is these, at the moments when one of them was said', async () => {
    const car = randomUUID()
    await keep(car, { t: noon, dt: [0, 1000, 2000], s: { [speed]: [10, null, 30], [locked]: [true, null, null] } })
    await keep(car, { t: noon + 9000, s: { [locked]: [false] } })
    expect(await read(car, noon, noon + day, [speed, 'Vehicle.Unknown'])).toEqual({
      times: [noon, noon + 2000],
      columns: { [speed]: [10, 30], 'Vehicle.Unknown': [null, null] },
    })
  })

  it('holds what came hours, days or weeks later, in its place', async () => {
    const car = randomUUID()
    await keep(car, { t: noon, s: { [speed]: [1] } })
    await keep(car, { t: noon + 1000, s: { [speed]: [2] }, received: noon + 50 * minute })
    await keep(car, { t: noon + 2000, s: { [speed]: [3] }, received: noon + 5 * hour })
    await keep(car, { t: noon + 3000, s: { [speed]: [4] }, received: noon + 6 * day })
    await keep(car, { t: noon + 4000, dt: [0, 23 * hour], s: { [speed]: [5, 6] }, received: noon + 80 * day })
    expect((await read(car, noon, noon + minute)).columns[speed]).toEqual([1, 2, 3, 4, 5])
    expect((await read(car, noon + 23 * hour, noon + day)).columns[speed]).toEqual([6])
    expect((await read(car, noon + 2 * day, noon + 90 * day)).times).toEqual([])
  })

  it('leaves out clocks nobody believes: years behind or more than two minutes ahead; one minute is believed', async () => {
    const car = randomUUID()
    await keep(car, { t: 1000, s: { [speed]: [1] }, received: noon })
    await keep(car, { t: noon + 5 * minute, s: { [speed]: [2] }, received: noon })
    await keep(car, { t: Date.UTC(2099, 0), s: { [speed]: [3] }, received: noon })
    await keep(car, { t: noon + minute, s: { [speed]: [4] }, received: noon })
    await keep(car, { t: -(2 ** 53) + 1, s: { [speed]: [5] }, received: noon })
    expect(await read(car, 0, Date.UTC(2100, 0))).toEqual({ times: [noon + minute], columns: { [speed]: [4] } })
  })

  it('says a moment once that two messages tell, and skips what cannot be read', async () => {
    const car = randomUUID()
    await keep(car, { t: noon, dt: [0, 1000], s: { [speed]: [1, 2] } })
    await keep(car, { t: noon, dt: [0, 500], s: { [speed]: [null, 7], [locked]: [true, null] }, received: noon + 9000 })
    await keep(car, { t: noon, body: Buffer.from([1, 2, 3]) })
    await keep(car, { t: noon, body: Buffer.from('{"dt":3}') })
    expect(await read(car, noon, noon + minute)).toEqual({
      times: [noon, noon + 500, noon + 1000],
      columns: { [speed]: [1, 7, 2], [locked]: [true, null, null] },
    })
  })

  it('finds a day by the key and the late by their index, not by looking through all days', async () => {
    const car = randomUUID()
    await keep(car, { t: noon, s: { [speed]: [1] } })
    const plan = await query<{ 'QUERY PLAN': string }>(
      `explain select body from link.history where vehicle_id = '${car}' and received_at > now() and measured_at >= 5 and measured_at < 9
       and received_at - to_timestamp(greatest(measured_at, 0) / 1000::double precision) > interval '1 hour'`,
    )
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/history_\d+_vehicle_id_measured_at_idx/)
  })
})

describe('forgetting', () => {
  it('takes the samples of the period out of every answer and out of the rows, and leaves the others', async () => {
    const [car, other] = [randomUUID(), randomUUID()]
    for (const vehicleId of [car, other]) {
      await keep(vehicleId, { t: noon - 2000, dt: [0, 1000, 2000, 3000], s: { [speed]: [101, 102, 103, 104] } })
      await keep(vehicleId, { t: noon + 2 * day, s: { [speed]: [105] } })
      await keep(vehicleId, { t: noon + hour, s: { [speed]: [106] }, received: noon + 3 * day })
      await keep(vehicleId, { t: noon + 3 * day - 1000, dt: [0, 1000], s: { [speed]: [107, 108] } })
      await keep(vehicleId, { t: 5000, s: { [speed]: [109] }, received: noon + day })
      await keep(vehicleId, { t: noon, body: Buffer.from([1, 110]) })
    }
    await query(
      "insert into link.rejected (vehicle_id, at, topic, why, payload) values ($1, $2, 't', 'not JSON', '111'), ($1, $3, 't', 'w', '112')",
      [car, new Date(noon), new Date(noon - 1)],
    )
    await forget(car, noon, noon + 3 * day)
    expect(await query('select payload from link.rejected where vehicle_id = $1', [car])).toEqual([{ payload: Buffer.from('112') }])
    expect((await read(car, noon - day, noon + 9 * day)).columns[speed]).toEqual([101, 102, 108])
    const left = (await stored(car)).map(({ body }) => body.toString()).join('\n')
    expect(left).toMatch(/101,102\].*\n.*\[108\]|\[108\].*\n.*101,102\]/s)
    expect(left).not.toMatch(/10[345679]/)
    expect(await stored(car)).toHaveLength(2)
    expect(await stored(other)).toHaveLength(6)
  })

  it('reaches until now and not further', async () => {
    const car = randomUUID()
    const now = server.clock.now().getTime()
    await forget(car, 0, now + day)
    await keep(car, { t: now + 30_000, s: { [speed]: [1] } })
    expect((await read(car, 0, now + day)).times).toEqual([now + 30_000])
  })

  it('what the car still delivers of that time is not taken in; of a message over its edge only the rest is ever said', async () => {
    const [car, other] = [randomUUID(), randomUUID()]
    await forget(car, noon, noon + hour)
    const deliver = (vehicleId: string, seq: number, t: number, dt: number[], value: number) => {
      const body = Buffer.from(JSON.stringify({ dt, s: { [speed]: dt.map((_, index) => value + index) } }))
      const said = { vehicleId, boot: 'boot-1234', seq, t, end: t + Math.max(...dt), body, news: undefined }
      return server.work((work) => storeTraces(work, [said]))
    }
    await query('select link.make_days($1::date, 1)', [server.clock.now().toISOString().slice(0, 10)])
    for (const vehicleId of [car, other]) {
      await deliver(vehicleId, 1, noon, [0, 1000], 10)
      await deliver(vehicleId, 2, noon + hour - 1000, [0, 1000], 20)
      await deliver(vehicleId, 3, noon + hour + 2000, [0], 30)
    }
    expect((await read(car, noon - day, noon + day)).columns[speed]).toEqual([21, 30])
    expect(await stored(car)).toHaveLength(2)
    expect((await read(other, noon - day, noon + day)).columns[speed]).toEqual([10, 11, 20, 21, 30])
  })

  it('is undone with the transaction it stands in', async () => {
    const car = randomUUID()
    await keep(car, { t: noon, s: { [speed]: [1] } })
    const failing = server.work(async (work) => {
      await forgetHistory(work, car, { from: new Date(0), to: new Date() })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await read(car, noon, noon + day)).times).toEqual([noon])
  })
})
