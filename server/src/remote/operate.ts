import type { CarRequest, Measured } from '@tsunagu/contract/link.ts'
import type { Verb } from '@tsunagu/contract/message.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Service } from '@tsunagu/contract/vehicles.ts'
import { contractNeeded } from '../contracts/index.ts'
import { askCar, requestOf } from '../link/index.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf, whyNoService } from '../vehicles/index.ts'
import type { Signals } from './car-view.ts'
import { whyUnread } from './cautions.ts'
import { presentState } from './read-state.ts'
import { type Operation, whyNot } from './rules.ts'

export interface Asked {
  vehicleId: string
  /** Made by the page: a tap that arrives twice acts once. */
  requestId: string
}

interface OperationAsked extends Asked {
  operation: Operation
  service: Service
  verb: Verb
  args?: Record<string, unknown>
  /** Signals that must have this value once it is done, of those the car has: settles a request that got no answer. */
  expect?: { paths: readonly string[]; equals: NonNullable<Measured['value']> }
}

/**
 * The common way of every operation: mine, in the car's list, under contract (GLK-32), cautions read, nothing against it, ask the car.
 * Refused with the first reason that holds; an audit row is kept either way.
 */
export async function operate(
  work: Work,
  { vehicleId, requestId, operation, service, verb, args = {}, expect }: OperationAsked,
): Promise<CarRequest | Refused> {
  const [vehicle, uncontracted, unread, { state, signals }] = await Promise.all([
    vehicleOf(work, vehicleId),
    contractNeeded(work, vehicleId),
    whyUnread(work, operation),
    presentState(work, vehicleId),
  ])
  const before = whyNoService(vehicle, service) ?? uncontracted ?? whyNotByDevice(state, service, verb) ?? unread
  if (before) return before
  const reason = whyNot(operation, state)
  // a tap whose answer was lost comes again, and by now the car may drive: it was asked all the same
  if (reason) return (await askedBefore(work, vehicleId, requestId)) ?? new Refused(reason)
  return askCar(work, { vehicleId, requestId, verb, args, by: 'owner', ...(expect ? { expect: knownOf(signals, expect) } : {}) })
}

/** A device of the owner's speaks for the car, and this is nothing it can do: no use to ask. */
export const whyNotByDevice = ({ verbs }: Pick<CarState, 'verbs'>, service: Service, verb: Verb): Refused | undefined =>
  verbs === null || verbs.includes(verb) ? undefined : new Refused('service-not-available', { service, why: 'not-on-device' })

async function askedBefore(work: Work, vehicleId: string, requestId: string): Promise<CarRequest | undefined> {
  try {
    return await requestOf(work, vehicleId, requestId)
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

/** Only what this car reports can settle a request: a car without rear windows never says that they are closed. */
function knownOf(signals: Signals, { paths, equals }: NonNullable<OperationAsked['expect']>) {
  return paths.filter((path) => (signals[path]?.value ?? null) !== null).map((path) => ({ path, equals }))
}
