import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { type addModel as contract, services as inOrder, type Model } from '@tsunagu/contract/vehicles.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { addModel } from './add-vehicle.ts'
import { isModelKnown, lockModelCode } from './queries.ts'

/** A model by an administrator's hand, with its service list (GEN-03). Refused `model-known` when code, year and grade are there. */
export async function enterModel(work: Work, asked: Parsed<(typeof contract)['body']>): Promise<Model | Refused> {
  // of two who enter one model at once the second waits here and finds it known
  await lockModelCode(work.db, asked.code)
  if (await isModelKnown(work.db, asked)) return new Refused('model-known')
  const { headUnit, quickInlet, ...facts } = asked
  const id = await addModel(work, { ...facts, head_unit: headUnit, quick_inlet: quickInlet })
  return { ...asked, id, services: inOrder.filter((service) => asked.services.includes(service)) }
}
