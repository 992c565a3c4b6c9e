import type { JWK } from 'jose'
import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findEnrolled } from '../units/queries.ts'
import { commandKeys } from './command-keys.ts'

/** The public command keys, newest first, for a car whose certificate counts. Throws NotAllowed. */
export async function keysForCar(work: Work, peer: { carId: string; serial: string }): Promise<JWK[]> {
  if (!(await findEnrolled(work.db, peer.carId, peer.serial, work.now))) throw new NotAllowed('certificate-refused')
  return (await commandKeys(work.db, work.config)).map(({ publicJwk }) => publicJwk)
}
