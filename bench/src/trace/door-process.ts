/** Child of the bench, `door alone`: the same door, parser, checks and batches; only the commit is skipped. */

import { randomUUID } from 'node:crypto'
import { maxPacketBytes, topic } from '@tsunagu/contract/message.ts'
import { CarDoor } from '@tsunagu/server/link/car.ts'
import { Batches } from '@tsunagu/server/link/ingest/batches.ts'
import { admitCar, type CarSession } from '@tsunagu/server/link/presence/admit-car.ts'
import { openAuthority } from '@tsunagu/server/link/units/authority.ts'
import { openDoor } from '@tsunagu/server/platform/mqtt/car-door.ts'
import { working } from '@tsunagu/server/platform/work.ts'
import { answering } from './child.ts'
import { openGround } from './ground.ts'

const ground = openGround()
const authority = await openAuthority(ground.db, ground.config, new Date())
const replica = randomUUID()
const cars = new CarDoor(ground, new Batches(ground, async () => {}), { greeted() {}, askAgain() {}, stored() {} })
const door = await openDoor<CarSession>({
  host: '127.0.0.1',
  port: 0,
  tls: { ...authority.server, ca: authority.ca, ticketKeys: authority.ticketKeys },
  packetBytes: maxPacketBytes,
  log: ground.log,
  admit: ({ clientId, serial }) => working(ground, { kind: 'car', carId: clientId }, (work) => admitCar(work, replica, clientId, serial)),
  own: ({ carId }) => ({ publish: topic.up(carId, '', '').slice(0, -1), subscribe: topic.down(carId, '', '').slice(0, -1) }),
  received: (car, path, payload) => cars.received(car, path, payload),
  offended() {},
  gone() {},
})

answering({ port: async () => ({ port: door.port }) }, () => door.close())
