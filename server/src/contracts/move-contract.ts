import type { Work } from '../platform/work.ts'
import { moveContractRows, setCardTail } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/** Another user before delivery: the contract is theirs, without the earlier one's alert contacts and card. */
export async function moveContract(work: Work, vehicleId: string, accountId: string): Promise<void> {
  if (await moveContractRows(work.db, vehicleId, accountId)) await tellChanged(work, vehicleId, accountId)
}

/** The owner's card ID that goes with the contract, by its last four. */
export async function noteCard(work: Work, vehicleId: string, tail: string): Promise<void> {
  await setCardTail(work.db, vehicleId, tail.slice(-4))
}
