import { accountById } from '../accounts/index.ts'
import type { RequestMoved } from '../link/events.ts'
import type { Work } from '../platform/work.ts'
import { peopleOf, vehicleName } from '../vehicles/index.ts'
import { inform } from './inform.ts'
import { concernsOwner, wordOfRequest } from './rules.ts'

/** A request that has ended, or was settled later: to who asked, and to the owner when somebody else did something to the car. */
export async function tellRequestEnd(work: Work, moved: RequestMoved): Promise<void> {
  const word = wordOfRequest(moved)
  if (word === null || moved.accountId === null) return
  const { verb, code, vehicleId, accountId } = moved
  // what stands before # is the tag under which a phone shows it
  const once = `request-${moved.requestId}#${word}`
  await inform(work, {
    to: accountId,
    word,
    facts: { verb, vehicle: await vehicleName(work, vehicleId, accountId), code },
    vehicleId,
    once,
  })
  if (!concernsOwner(word)) return
  const { name: by } = await accountById(work, accountId)
  const owners = (await peopleOf(work, vehicleId)).filter((person) => person.role === 'owner' && person.accountId !== accountId)
  for (const owner of owners) {
    const vehicle = await vehicleName(work, vehicleId, owner.accountId)
    await inform(work, { to: owner.accountId, word: 'others-request-done', facts: { verb, vehicle, by }, vehicleId, once })
  }
}
