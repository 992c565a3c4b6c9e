import type { Contract } from '@tsunagu/contract/contracts.ts'
import { accountById, sendMail } from '../accounts/index.ts'
import type { JobDoor } from '../platform/module.ts'
import type { Mail } from '../platform/outside/mail.ts'
import type { Work } from '../platform/work.ts'
import { vehicleName } from '../vehicles/index.ts'
import { receiptMail } from './mails.ts'
import { liveContract } from './queries.ts'
import { contractOf } from './read-contract.ts'

/** The job behind an application: its receipt to the contractor. Nothing when the application was taken back meanwhile. */
export async function mailReceipt(door: JobDoor, { vehicleId, contractId }: { vehicleId: string; contractId: string }): Promise<void> {
  const mail = await door.work((work) => mailFor(work, vehicleId, contractId))
  if (mail) await sendMail(door, mail)
}

async function mailFor(work: Work, vehicleId: string, contractId: string): Promise<Mail | undefined> {
  const live = await liveContract(work.db, vehicleId)
  if (live?.id !== contractId) return undefined
  const [account, vehicle, contract]: [Awaited<ReturnType<typeof accountById>>, string, Contract] = await Promise.all([
    accountById(work, live.account_id),
    vehicleName(work, vehicleId, live.account_id),
    contractOf(work, vehicleId, live.account_id),
  ])
  return receiptMail({ to: account.email, language: account.language, name: account.name, vehicle, contract, origin: work.config.ORIGIN })
}
