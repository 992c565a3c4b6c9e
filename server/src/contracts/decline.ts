import type { declineReason } from '@tsunagu/contract/contracts.ts'
import type * as z from 'zod'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { told } from './events.ts'
import { liveCharging, liveContract, upsertDecline, withdrawApplication } from './queries.ts'
import type { Channel } from './tables.ts'
import { tellChanged } from './tell-changed.ts'

interface Decline {
  vehicleId: string
  accountId: string
  channel: Channel
}

/**
 * No G-Link, with the reason of the survey at the dealer (GLK-12; none online, GLK-28). An application that has not begun is taken back.
 * Refused `already-applied` when the contract runs or is another person's. A later application is possible at any time (IMP-29).
 */
export async function declineGLink(
  work: Work,
  { reason, ...no }: Decline & { reason: z.output<typeof declineReason> | null },
): Promise<Refused | undefined> {
  const contract = await liveContract(work.db, no.vehicleId)
  if (contract) {
    if (contract.account_id !== no.accountId) return new Refused('already-applied')
    if (!(await withdrawApplication(work.db, contract.id, work.now))) return new Refused('already-applied')
  }
  await keep(work, no, 'g-link', reason)
  return undefined
}

/** No charging support (CHG-13, CHG-15). Refused `already-applied` when it was applied for. */
export async function declineCharging(work: Work, no: Decline): Promise<Refused | undefined> {
  if (await liveCharging(work.db, no.vehicleId)) return new Refused('already-applied')
  await keep(work, no, 'charging', null)
  return undefined
}

async function keep(work: Work, no: Decline, service: 'g-link' | 'charging', reason: string | null): Promise<void> {
  const { vehicleId, accountId, channel } = no
  const first = await upsertDecline(work.db, {
    vehicle_id: vehicleId,
    account_id: accountId,
    service,
    channel,
    reason,
    declined_at: work.now,
  })
  // the reason of the survey comes after the no itself: one event
  if (first) await work.tell(told({ type: 'contracts.declined', vehicleId, accountId, service }))
  await tellChanged(work, vehicleId, accountId)
}
