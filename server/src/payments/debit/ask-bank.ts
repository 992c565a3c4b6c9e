import type { JobDoor } from '../../platform/module.ts'
import type { MandateNow } from '../../platform/outside/bank.ts'
import type { Work } from '../../platform/work.ts'
import { endMethod, findMethod } from '../queries.ts'
import { tellPages } from '../tell-changed.ts'
import { decide } from './decide.ts'

/** Job: asks the bank what the customer agreed to on its page. */
export async function askBank(door: JobDoor, { methodId }: { methodId: string }): Promise<void> {
  const { bank } = door.centre.outside
  const method = await door.work(({ db }) => findMethod(db, methodId))
  if (!bank || method?.way !== 'online' || method.state !== 'pending-paper') return
  const answer = await bank.askMandate(methodId)
  await door.work((work) => takeBankAnswer(work, methodId, answer))
}

/** `open`: the customer is still on the bank's page, or left it. */
async function takeBankAnswer(work: Work, methodId: string, { state, bank, why }: MandateNow): Promise<void> {
  if (state === 'open') return
  if (state !== 'given-up') return void (await decide(work, methodId, { accepted: state === 'agreed', bank, why }))
  const method = await findMethod(work.db, methodId)
  if (!method) return
  await endMethod(work.db, method.account_id, methodId, work.now)
  await tellPages(work, method.account_id)
}
