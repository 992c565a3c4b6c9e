import type { JobDoor } from '../../platform/module.ts'
import { addressOf } from '../procedures/address-of.ts'
import { holding, isOver } from '../procedures/procedure-of.ts'
import { findProcedure } from '../procedures/queries.ts'
import { resumeMail } from './letters.ts'
import { sendAbout } from './send-about.ts'

/** Job: the way back to an unfinished sign-up (IMP-01). Its payload names a row, never an address or a secret. */
export const mailResume = (door: JobDoor, { procedureId }: { procedureId: string }) =>
  sendAbout(door, null, async (work) => {
    const row = await findProcedure(work.db, procedureId)
    if (!row || isOver(row, work.now)) return undefined
    const to = await addressOf(work, await holding(work, row))
    return to && resumeMail(to, `${work.config.ORIGIN}/signup/p/${procedureId}`, work.config.SIGNUP_HOURS)
  })
