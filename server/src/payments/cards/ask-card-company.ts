import { Failure } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import { findSetup } from '../queries.ts'
import { companyDown } from './open-card-setup.ts'
import { takeAnswer } from './take-answer.ts'

/** Job: asks the card company how a setup stands, and keeps the card when it succeeded. */
export async function askCardCompany(door: JobDoor, { setupId }: { setupId: string }): Promise<void> {
  const asked = await door.work(async ({ db, now }) => {
    const setup = await findSetup(db, setupId)
    return setup?.company_ref ? { ref: setup.company_ref, at: now } : undefined
  })
  if (!asked) return
  try {
    const answer = await door.centre.outside.cards.askSetup(asked.ref)
    await door.work((work) => takeAnswer(work, setupId, answer, asked.at))
  } catch (error) {
    if (error instanceof Failure) await door.work((work) => companyDown(work, setupId))
    throw error
  }
}
