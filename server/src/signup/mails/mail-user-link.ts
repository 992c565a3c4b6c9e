import { dealerById } from '../../accounts/index.ts'
import type { JobDoor } from '../../platform/module.ts'
import { isLinkLive } from '../links/queries.ts'
import { holding, isOver } from '../procedures/procedure-of.ts'
import { findProcedure } from '../procedures/queries.ts'
import { findParty } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import { userLinkMail } from './letters.ts'
import { sendAbout } from './send-about.ts'

/** Job: the user's own way in, to the address the buyer named (IMP-24). */
export const mailUserLink = (door: JobDoor, { procedureId, linkId }: { procedureId: string; linkId: string }) =>
  sendAbout(door, procedureId, async (work) => {
    const row = await findProcedure(work.db, procedureId)
    const held = row && !isOver(row, work.now) ? await holding(work, row) : undefined
    const link = held?.kept.userLink
    // a newer link has taken its place
    if (!held?.purchase || link?.id !== linkId || !(await isLinkLive(work.db, linkId, work.now))) return undefined
    const { id, dealer_id } = held.purchase
    const { invited } = await findParty(work.db, id, 'user')
    if (!invited) return undefined
    const { name } = await dealerById(work, dealer_id)
    return userLinkMail(openJson<string>(work, `invited ${id}`, invited), { url: link.url, dealer: name })
  })
