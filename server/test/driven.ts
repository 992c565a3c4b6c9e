/** Drives for tests: what a car measured on the way, put into the history as the door would have. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import type { TestServer } from './start-server.ts'

export interface Way {
  from: Date
  minutes?: number
  kmh?: number
  /** false: the word OFF never comes. */
  off?: boolean
  /** When the centre got it; else as it happened. */
  received?: Date
}

let seq = 0

/** One drive north from the palace in Tokyo, a sample a second, one message. */
export async function driven(
  server: TestServer,
  vehicleId: string,
  { from, minutes = 10, kmh = 36, off = true, received }: Way,
): Promise<void> {
  const count = minutes * 60 + 1 + (off ? 1 : 0)
  const each = <T extends SignalValue>(of: (second: number) => T) => Array.from({ length: count }, (_, second) => of(second))
  const over = (second: number) => off && second === count - 1
  const metres = (second: number) => (kmh / 3.6) * Math.min(second, minutes * 60)
  const body = {
    dt: each((second) => second * 1000),
    s: {
      'Vehicle.LowVoltageSystemState': each((second) => (over(second) ? 'OFF' : 'ON')),
      'Vehicle.Speed': each((second) => (second >= minutes * 60 - 1 ? 0 : Math.min(kmh, second * 3, (minutes * 60 - second) * 3))),
      'Vehicle.CurrentLocation.Latitude': each((second) => Math.round((35.67772 + metres(second) / 111_195) * 1e6) / 1e6),
      'Vehicle.CurrentLocation.Longitude': each(() => 139.75271),
      'Vehicle.TraveledDistance': each((second) => 12_000 + metres(second) / 1000),
      'Vehicle.Powertrain.FuelSystem.AbsoluteLevel': each((second) => 30 - metres(second) / 12_000),
    },
  }
  const at = received ?? new Date(from.getTime() + count * 1000)
  const { pool } = server.running.centre.database
  await pool.query('select link.make_days($1::date, 1)', [at.toISOString().slice(0, 10)])
  await pool.query('insert into link.history (vehicle_id, received_at, boot, seq, measured_at, body) values ($1, $2, $3, $4, $5, $6)', [
    vehicleId,
    at,
    'boot-test',
    seq++,
    from.getTime(),
    Buffer.from(JSON.stringify(body)),
  ])
}
