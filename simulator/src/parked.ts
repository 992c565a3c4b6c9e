/** What of a car outlives its process: the next start finds it parked where it was, with the same mileage and energy. */
import * as z from 'zod'
import type { CarState } from './model.ts'

const door = z.object({ open: z.boolean(), locked: z.boolean(), window: z.number(), windowTarget: z.number() })
const perDoor = <T extends z.ZodType>(one: T) =>
  z.object({ 'Row1.DriverSide': one, 'Row1.PassengerSide': one, 'Row2.DriverSide': one, 'Row2.PassengerSide': one })

const stored = z.object({
  chance: z.number(),
  age: z.number(),
  power: z.enum(['OFF', 'ACC', 'ON']),
  odometer: z.number(),
  place: z.object({ latitude: z.number(), longitude: z.number() }),
  heading: z.number(),
  doors: perDoor(door),
  trunk: z.object({ open: z.boolean(), locked: z.boolean() }),
  hood: z.boolean(),
  seats: perDoor(z.boolean()),
  belt: z.boolean(),
  keyInside: z.boolean(),
  armed: z.boolean(),
  autoLocked: z.boolean(),
  hazard: z.boolean(),
  lamps: z.boolean(),
  fuel: z.number(),
  charge: z.number(),
  charging: z.number(),
  sustaining: z.boolean(),
  voltage: z.number(),
  coolant: z.number(),
  pack: z.number(),
  outside: z.number(),
  cabin: z.number(),
})

export const asStored = (car: CarState) => stored.parse({ ...car, power: car.power === 'START' ? 'ON' : car.power })

/** The fresh car with what the folder remembers; a folder of another shape is left aside. */
export function fromStored(fresh: CarState, found: unknown): CarState {
  const read = stored.safeParse(found)
  return read.success ? { ...fresh, ...read.data } : fresh
}
