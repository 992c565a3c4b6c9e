/** Cars reached through an operator's own MQTT 5 broker, whose access rules keep each car to its own topics. */
import { topic } from '@tsunagu/contract/message.ts'
import type { Centre } from '../platform/module.ts'
import { openBroker } from '../platform/mqtt/broker.ts'
import { working } from '../platform/work.ts'
import type { CarDoor } from './car.ts'
import { noteIncident } from './line-state/note-incident.ts'
import type { CarSession } from './presence/admit-car.ts'
import type { Transport } from './signed-carrier.ts'
import { findUnit, findVehicleOfCar } from './units/queries.ts'

export interface BrokerLine {
  transport: Transport
  /** Tells the car that it may forget this trace. */
  received(car: CarSession, boot: string, seq: number): void
  close(): Promise<void>
}

/** How long a car once found is not looked up again (ms); a revoked one is heard no longer than this. */
const believeFor = 10_000

export async function carryByBroker(centre: Centre, url: string, cars: CarDoor, replica: string): Promise<BrokerLine> {
  const { log } = centre
  const work = <T>(act: Parameters<typeof working<T>>[2]) => working(centre.ground, { kind: 'centre' }, act)
  const known = new Map<string, { car: CarSession; until: number }>()
  const carOf = async (carId: string): Promise<CarSession | undefined> => {
    const kept = known.get(carId)
    if (kept && kept.until > performance.now()) return kept.car
    known.delete(carId)
    const vehicleId = await work(({ db }) => findVehicleOfCar(db, carId))
    if (!vehicleId) return undefined
    const car = { carId, vehicleId, connection: null }
    known.set(carId, { car, until: performance.now() + believeFor })
    return car
  }
  const note = (kind: 'broker-unreachable' | 'broker-back') => {
    log.warn(kind)
    work((w) => noteIncident(w, { kind, replica })).catch((error: unknown) => log.warn({ err: error }, 'not noted'))
  }
  const broker = await openBroker({
    url,
    filter: '$share/centre/cars/+/up/#',
    log,
    away: () => note('broker-unreachable'),
    back: () => note('broker-back'),
    async received(path, payload) {
      const car = await carOf(path.split('/')[1] ?? '')
      if (car) await cars.received(car, path, payload)
    },
  })
  return {
    transport: {
      stored: 'received',
      carries: ({ connection }) => connection === null,
      find: (vehicleId) =>
        work(async ({ db }) => {
          const unit = await findUnit(db, vehicleId)
          return unit?.state === 'enrolled' ? { carId: unit.car_id, vehicleId, connection: null } : undefined
        }),
      all: () => [],
      publish: (_car, path, payload) => broker.publish(path, payload),
      cut: (car) => {
        known.delete(car.carId)
      },
      cutAll: () => known.clear(),
    },
    received: (car, boot, seq) => broker.publish(topic.down(car.carId, 'link', 'received'), JSON.stringify({ boot, seq })),
    close: () => broker.close(),
  }
}
