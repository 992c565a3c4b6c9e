/** What drives does when the car tells something. */
import type { CarSwitchedOff } from '../link/events.ts'
import type { Module } from '../platform/module.ts'
import { cutCar } from './cutting/cut-car.ts'

/** Units send what is newest first: after a time without a network the drive itself comes behind the word OFF. */
const lookAgainAfter = 10 * 60_000

export const reactions = {
  'link.car-switched-off': async (work, { vehicleId }: CarSwitchedOff) => {
    await work.later(
      { name: 'drives.cut-again', payload: { vehicleId }, key: `drives.cut-again:${vehicleId}` },
      new Date(work.now.getTime() + lookAgainAfter),
    )
    await cutCar(work, vehicleId)
  },
} satisfies Module['reactions']
