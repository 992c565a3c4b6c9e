import type { CarRequest } from '@tsunagu/contract/link.ts'
import { verbs } from '@tsunagu/contract/message.ts'
import { requestOf, requestsOf } from '../link/index.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf } from '../vehicles/index.ts'

const mine = Object.keys(verbs).filter((verb) => verb.startsWith('remote/') || verb === 'link/report')

/** The newest requests to the caller's car, by whomever. */
export async function listRequests(work: Work, vehicleId: string, most: number): Promise<CarRequest[]> {
  const [requests] = await Promise.all([requestsOf(work, vehicleId, { verbs: mine, most }), vehicleOf(work, vehicleId)])
  return requests
}

/** One request and where it stands; NotFound for one to another car. */
export async function readRequest(work: Work, vehicleId: string, requestId: string): Promise<CarRequest> {
  const [request] = await Promise.all([requestOf(work, vehicleId, requestId), vehicleOf(work, vehicleId)])
  return request
}
