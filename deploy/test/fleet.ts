/** Cars of one centre for tests of faults: enrolled through a centre that sets the scene, stubborn, and counted against the database. */
import { addUnit } from '@tsunagu/server/link/index.ts'
import { type CarIdentity, enrolCar } from '@tsunagu/server/test/car.ts'
import { addCar } from '@tsunagu/server/test/cars.ts'
import type { TestServer } from '@tsunagu/server/test/start-server.ts'
import { StubbornCar, type StubbornOptions } from '@tsunagu/server/test/stubborn-car.ts'
import pg from 'pg'
import { expect } from 'vitest'

export interface Enrolled {
  vehicleId: string
  identity: CarIdentity
}

/** Vehicles with a unit and its certificate; with `owner` they are in that garage. */
export async function enrolCars(scene: TestServer, count: number, owner?: string): Promise<Enrolled[]> {
  const enrolled: Enrolled[] = []
  for (let number = 0; number < count; number++) {
    const vehicleId = await addCar(scene, owner ? { owner } : {})
    await scene.work((work) => addUnit(work, vehicleId))
    enrolled.push({ vehicleId, identity: await enrolCar(scene, vehicleId) })
  }
  return enrolled
}

export class Fleet {
  readonly cars: StubbornCar[]
  readonly #enrolled: readonly Enrolled[]

  constructor(enrolled: readonly Enrolled[], options: StubbornOptions) {
    this.#enrolled = enrolled
    this.cars = enrolled.map(({ identity }) => new StubbornCar(identity, options))
  }

  get online(): number {
    return this.cars.filter((car) => car.online && car.welcomes > 0).length
  }

  get acknowledged(): number {
    return this.cars.reduce((sum, car) => sum + car.acknowledged.size, 0)
  }

  get waiting(): number {
    return this.cars.reduce((sum, car) => sum + car.waiting, 0)
  }

  quiet(): void {
    for (const car of this.cars) car.quiet()
  }

  async park(): Promise<void> {
    await Promise.all(this.cars.map((car) => car.park()))
  }

  /** Every acknowledged message is in the history, and none twice. */
  async expectKept(databaseUrl: string): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      for (const [index, car] of this.cars.entries()) {
        const vehicleId = this.#enrolled[index]?.vehicleId
        const { rows } = await client.query<{ seq: string }>('select seq from link.history where vehicle_id = $1 and boot = $2', [
          vehicleId,
          car.boot,
        ])
        const kept = new Set(rows.map(({ seq }) => Number(seq)))
        expect(kept.size, 'a message twice').toBe(rows.length)
        expect([...car.acknowledged].filter((seq) => !kept.has(seq))).toEqual([])
      }
    } finally {
      await client.end()
    }
  }

  /** Everything that was measured arrives in the end. */
  async expectAllIn(databaseUrl: string, within = 20_000): Promise<void> {
    this.quiet()
    await expect.poll(() => this.waiting, { timeout: within, interval: 100 }).toBe(0)
    expect(this.cars.every((car) => car.acknowledged.size === car.measured)).toBe(true)
    await this.expectKept(databaseUrl)
  }
}
