import type { Answer } from '@tsunagu/contract/message.ts'
import { spanningInside } from '../../platform/watching/telemetry.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSession } from '../presence/admit-car.ts'
import { setEpoch } from '../presence/queries.ts'
import { answerRequest, findRequest, settleRequest } from './queries.ts'
import { finishWithin, moveBy, settledByAnswer } from './rules.ts'
import { tellMoved } from './tell-moved.ts'

/**
 * The car's answer finds its request by a conditional update: a second one changes nothing, one after the time-out only settles.
 * `ask-again`: the car has lost its epoch and must be asked in the new one.
 */
export async function takeAnswer(work: Work, car: CarSession, said: Answer): Promise<'ask-again' | undefined> {
  if (said.code === 'wrong-epoch' && said.epoch !== undefined && said.clock !== undefined) {
    if (!(await findRequest(work.db, car.vehicleId, said.id))) return undefined
    await setEpoch(work.db, car.vehicleId, said.epoch, said.clock, work.now)
    return 'ask-again'
  }
  const row = await answerRequest(work.db, car.vehicleId, said.id, moveBy(said), said.code ?? null, work.now)
  if (!row) return settleLate(work, car, said)
  const attributes = { 'tsunagu.request': row.id, 'tsunagu.result': said.result, ...(said.code ? { 'tsunagu.code': said.code } : {}) }
  await spanningInside('answer of car', { parent: row.trace, startTime: work.now, attributes }, async () => {
    await tellMoved(work, row)
    if (row.state === 'doing') await giveItTime(work, row.vehicle_id, row.id, row.expires_at)
  })
  return undefined
}

async function settleLate(work: Work, car: CarSession, said: Answer): Promise<undefined> {
  const row = await findRequest(work.db, car.vehicleId, said.id)
  const settled = settledByAnswer(said)
  if (row?.state !== 'no-answer' || !settled) return
  if (await settleRequest(work.db, row, settled, work.now)) await tellMoved(work, { ...row, settled })
}

/** Begun in the last moment: it may still be finished. */
async function giveItTime(work: Work, vehicleId: string, requestId: string, expiresAt: Date): Promise<void> {
  const until = new Date(Math.max(expiresAt.getTime(), work.now.getTime() + finishWithin))
  await work.later({ name: 'link.give-up', payload: { vehicleId, requestId }, key: `link.give-up:${requestId}` }, until)
}
