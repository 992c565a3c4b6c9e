/** Which car the app is about, and what a car can do. Pure. */
import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'

/** The car the app is about. */
export const selectedOf = (vehicles: readonly Vehicle[]): Vehicle | undefined => vehicles.find(({ selected }) => selected) ?? vehicles[0]

/** The cars with this one before the others, which keep their order. */
export const withFirst = <V extends { id: string }>(vehicles: readonly V[], firstId: string | undefined): V[] =>
  vehicles.toSorted((a, b) => Number(b.id === firstId) - Number(a.id === firstId))

/** Why the car lacks a service (GEN-03); null: it has it. */
export function whyWithout({ services }: Pick<Vehicle, 'services'>, service: Service): WhyNoService | null {
  const found = services.find((one) => one.service === service)
  if (!found) return 'not-on-model'
  return found.available ? null : (found.why ?? 'not-on-model')
}
export type WhyNoService = NonNullable<Vehicle['services'][number]['why']>
