import { Failure } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Work } from '../../platform/work.ts'
import { findPayer, findSetup, keepCustomer, keepOpened, keepSetupError } from '../queries.ts'
import { tellPages } from '../tell-changed.ts'
import { sealForm } from './show-setup.ts'

/** Job: the card company opens a setup. The same setup asked for twice is one there too. */
export async function openCardSetup(door: JobDoor, { setupId }: { setupId: string }): Promise<void> {
  const asked = await door.work(async (work) => {
    const setup = await findSetup(work.db, setupId)
    if (!setup || setup.company_ref !== null) return undefined
    const payer = await findPayer(work.db, setup.account_id)
    return { setupId, accountId: setup.account_id, customer: payer?.customer ?? null }
  })
  if (!asked) return
  try {
    const opened = await door.centre.outside.cards.openSetup(asked)
    await door.work(async (work) => {
      await keepCustomer(work.db, asked.accountId, opened.customer)
      await keepOpened(work.db, setupId, opened.ref, sealForm(work, setupId, opened.form))
      await tellPages(work, asked.accountId, setupId)
    })
  } catch (error) {
    if (error instanceof Failure) await door.work((work) => companyDown(work, setupId))
    throw error
  }
}

/** The person waits in front of the page: it says why, while the job goes on trying. */
export async function companyDown(work: Work, setupId: string): Promise<void> {
  const setup = await keepSetupError(work.db, setupId, 'card-company-down')
  if (setup) await tellPages(work, setup.account_id, setupId)
}
