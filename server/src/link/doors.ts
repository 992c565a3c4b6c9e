/** Opens the doors of the role `car`: EST for enrolment and MQTT for everything else, or a broker in front of it. */
import { maxPacketBytes, topic } from '@tsunagu/contract/message.ts'
import { Unavailable } from '../platform/errors.ts'
import type { Centre } from '../platform/module.ts'
import { openDoor } from '../platform/mqtt/car-door.ts'
import { working } from '../platform/work.ts'
import { carryByOvms } from './adapters/ovms/carry-by-ovms.ts'
import { type BrokerLine, carryByBroker } from './broker.ts'
import { CarDoor } from './car.ts'
import { Batches } from './ingest/batches.ts'
import { keepHistory } from './ingest/keep-history.ts'
import { Line } from './line.ts'
import { LineWatch } from './line-state/line-watch.ts'
import { admitCar, type CarSession } from './presence/admit-car.ts'
import { signedCarrier, type Transport } from './signed-carrier.ts'
import { openAuthority } from './units/authority.ts'
import { countOffence } from './units/count-offence.ts'
import { openEst } from './units/est.ts'

/** Ports a running centre listens on for cars; `mqttPort` is 0 behind an outside broker. */
export interface CarDoors {
  mqttPort: number
  estPort: number
  /** For devices that are not ours. */
  devicePort: number
}

const opened = new WeakMap<Centre, CarDoors>()

/** Where cars reach this centre. Throws when it does not run the role `car`. */
export function doorsOf(centre: Centre): CarDoors {
  const doors = opened.get(centre)
  if (!doors) throw new Error('this centre has no door for cars')
  return doors
}

const certificateCheck = 24 * 3600_000
/** When this replica could not renew its lease its cars come again within so long (ms). */
const spread = 5000

export async function openCarDoors(centre: Centre): Promise<() => Promise<void>> {
  const { ground, config, readiness } = centre
  const { counters } = ground
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    await working(ground, { kind: 'centre' }, keepHistory)
    const authority = await openAuthority(ground.db, config, new Date())
    const line = new Line(centre)
    await line.open()
    stops.push(() => line.close())
    const watch = new LineWatch(centre, line.replica)
    stops.push(() => watch.close())
    counters.connected = () => line.connected
    readiness.need('lease', () => line.holdsLease)
    readiness.need('door', () => opened.has(centre))
    const batches = new Batches(ground)
    let broker: BrokerLine | undefined
    const cars = new CarDoor(ground, batches, {
      greeted: (car, greeting) => line.greeted(car, greeting),
      askAgain: (car) => line.askAgain(car),
      stored: (car, { boot, seq }) => {
        broker?.received(car, boot, seq)
      },
    })
    const est = await openEst(ground, authority)
    stops.push(() => est.close())
    /** After the batches: what devices have gathered is stored when their door closes, and the batches close after it. */
    const openDevices = async () => {
      const devices = await carryByOvms(centre, line, batches, authority)
      stops.push(() => devices.close())
      line.carryBy(devices.carrier)
      return devices
    }
    broker = config.BROKER_URL ? await carryByBroker(centre, config.BROKER_URL, cars, line.replica) : undefined
    if (broker) {
      line.carryBy(await signedCarrier(centre, broker.transport))
      stops.push(
        () => broker.close(),
        () => batches.close(),
      )
      const devices = await openDevices()
      opened.set(centre, { mqttPort: 0, estPort: est.port, devicePort: devices.port })
      await line.recheck()
      return stop
    }
    const held = new Map<string, CarSession>()
    const door = await openDoor<CarSession>({
      host: config.HOST,
      port: config.CAR_PORT,
      tls: { ...authority.server, ca: authority.ca, ticketKeys: authority.ticketKeys },
      packetBytes: maxPacketBytes,
      log: centre.log,
      async admit({ clientId, serial }) {
        // not now: the car comes again, and to another replica
        if (readiness.stopping) throw new Unavailable('stopping')
        const car = await working(ground, { kind: 'car', carId: clientId }, (work) => admitCar(work, line.replica, clientId, serial))
        if (car) {
          held.set(car.vehicleId, car)
          counters.connections.begun++
        }
        return car
      },
      own: ({ carId }) => ({ publish: topic.up(carId, '', '').slice(0, -1), subscribe: topic.down(carId, '', '').slice(0, -1) }),
      received: (car, path, payload) => cars.received(car, path, payload),
      offended: (car, offence) => {
        centre.log.warn({ carId: car.carId, offence }, 'a car did what it may not')
        counters.refuse(offence, car.vehicleId)
        working(ground, { kind: 'centre' }, (work) => countOffence(work, car.vehicleId)).catch((error: unknown) =>
          centre.log.warn({ err: error }, 'offence not counted'),
        )
      },
      slowed(car) {
        // while the database is away every car has too much in flight
        if (!counters.trouble) counters.refuse('too-fast', car.vehicleId)
      },
      loud: (car) => counters.refuse('too-many', car.vehicleId),
      shook(how, refused) {
        counters.handshakes[how]++
        if (refused) counters.refuse('certificate')
      },
      gone(car) {
        counters.connections.ended++
        if (held.get(car.vehicleId) === car) held.delete(car.vehicleId)
        line.gone(car)
      },
    })
    // the last messages are stored before the door closes on those who wait for their acknowledgement
    stops.push(
      () => door.close(),
      () => batches.close(),
    )
    const carries = (car: CarSession) => door.session(car.carId) === car
    const transport: Transport = {
      stored: 'puback',
      find: async (vehicleId) => held.get(vehicleId),
      carries,
      all: () => door.sessions(),
      publish: (car, path, payload) => {
        if (carries(car)) door.publish(car.carId, path, payload)
      },
      cut: (car) => {
        if (carries(car)) door.cut(car.carId)
      },
      cutAll: () => door.cutAll(spread),
    }
    line.carryBy(await signedCarrier(centre, transport))
    const devices = await openDevices()
    counters.bytesInFlight = () => door.bytesInFlight()
    readiness.whenLeaving((ms) => door.cutAll(ms))
    const renewal = setInterval(() => {
      openAuthority(ground.db, config, new Date()).then(
        ({ server, ca }) => {
          door.renew({ ...server, ca })
          est.renew(server)
          devices.renew(server)
        },
        (error: unknown) => centre.log.warn({ err: error }, 'server certificate not renewed'),
      )
    }, certificateCheck)
    stops.push(async () => clearInterval(renewal))
    opened.set(centre, { mqttPort: door.port, estPort: est.port, devicePort: devices.port })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
