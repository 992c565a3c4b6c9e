import type { PlanState } from '@tsunagu/kit/car-plan.ts'
import type { CarBody } from './cars.ts'

/** The seats in the order of the bench; the driver sits on the right. */
export const seats = [
  { seat: 'Row1.DriverSide', place: 'front-right' },
  { seat: 'Row1.PassengerSide', place: 'front-left' },
  { seat: 'Row2.DriverSide', place: 'rear-right' },
  { seat: 'Row2.PassengerSide', place: 'rear-left' },
] as const

/** The kit's plan of the car, from what its own sensors say. */
export function planOfBody(body: Pick<CarBody, 'doors' | 'boot' | 'bonnet' | 'hazard'>): PlanState {
  return {
    doors: seats.map(({ seat, place }) => ({ place, open: body.doors[seat].open, window: body.doors[seat].window })),
    boot: body.boot.open,
    bonnet: body.bonnet,
    hazard: body.hazard,
    locked: body.boot.locked && seats.every(({ seat }) => body.doors[seat].locked),
    old: false,
  }
}
