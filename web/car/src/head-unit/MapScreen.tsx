import { CarMap } from '@tsunagu/kit/CarMap.tsx'
import type { CarView } from '../cars.ts'

/** Where the car is, by its own receiver; it has no tiles of its own, so the outline is drawn. */
export function MapScreen({ car: { body } }: { car: CarView }) {
  return (
    <div className="unit-map">
      <CarMap car={{ ...body.place, heading: body.heading }} />
    </div>
  )
}
