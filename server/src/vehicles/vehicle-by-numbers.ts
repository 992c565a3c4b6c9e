import { type Plate, plateText } from '@tsunagu/contract/signup.ts'
import type { Work } from '../platform/work.ts'
import { numbersRow } from './queries.ts'
import { chassisKey, plateKey } from './rules.ts'

/** The car that has both numbers, whoever's it is; what is found must not be shown to whoever asked. */
export async function vehicleByNumbers(
  work: Work,
  { chassisNumber, plate }: { chassisNumber: string; plate: Plate },
): Promise<string | undefined> {
  const row = await numbersRow(work.db, chassisKey(chassisNumber))
  return row?.plate && plateKey(row.plate) === plateKey(plateText(plate)) ? row.id : undefined
}

/** The car with this chassis number and its plate as it is known, for a reviewer's comparison. */
export async function vehicleByChassis(work: Work, chassisNumber: string): Promise<{ id: string; plate: string | null } | undefined> {
  return numbersRow(work.db, chassisKey(chassisNumber))
}
