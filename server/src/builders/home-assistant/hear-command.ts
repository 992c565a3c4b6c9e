import { randomUUID } from 'node:crypto'
import * as contract from '@tsunagu/contract/remote.ts'
import { audit } from '../../platform/audit.ts'
import { Failure, NotAllowed, Refused } from '../../platform/errors.ts'
import { countTry } from '../../platform/limits.ts'
import { type Actor, type Work, type WorkGround, working } from '../../platform/work.ts'
import { flashHazard, lockDoors, refreshState } from '../../remote/index.ts'

const commands = {
  'lock LOCK': { endpoint: contract.lockDoors, verb: lockDoors },
  'flash PRESS': { endpoint: contract.flashHazard, verb: flashHazard },
  'check PRESS': { endpoint: contract.refresh, verb: refreshState },
} as const

/**
 * What somebody pressed in Home Assistant, done by the verbs of the app with all their refusals, limits and audit rows. Gives a word for the
 * entity that shows what became of it: `asked`, or why not. Without `mayOperate` nothing is done.
 */
export async function hearCommand(
  ground: WorkGround,
  actor: Extract<Actor, { kind: 'owner' }>,
  { vehicleId, entity, payload, mayOperate }: { vehicleId: string; entity: string; payload: string; mayOperate: boolean },
): Promise<string> {
  const command = commands[`${entity} ${payload}` as keyof typeof commands]
  // ROP-01: doors are locked from afar, never unlocked
  if (!command) return entity === 'lock' && payload === 'UNLOCK' ? 'unlocking-is-not-possible' : 'unknown-command'
  const { endpoint, verb } = command
  const row = (outcome: string) => ({ act: endpoint.id, outcome, about: { vehicleId }, address: null })
  try {
    if (!mayOperate) throw new NotAllowed()
    if (endpoint.limit) await countTry(ground.db, `${endpoint.id} ${actor.accountId}`, endpoint.limit, new Date())
    const result = await working(ground, actor, async (work) => {
      const done = whyStepUp(work, endpoint) ?? (await verb(work, { vehicleId, requestId: randomUUID() }))
      work.atLast(audit(actor, work.now, row(done instanceof Failure ? done.code : 'done')))
      return done
    })
    return result instanceof Failure ? result.code : 'asked'
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'unavailable'
    if (!(error instanceof Failure)) ground.log.error({ err: error, act: endpoint.id }, 'fault')
    await audit(actor, new Date(), row(code))
      .execute(ground.db)
      .catch((lost) => ground.log.error({ lost }, 'audit row lost'))
    return code
  }
}

/** An act that asks for a passkey each time cannot be done by a program. */
const whyStepUp = (work: Work, endpoint: { id: string; assurance: string }) =>
  endpoint.assurance === 'this-request' && work.config.STEP_UP.includes(endpoint.id) ? new Refused('token-not-enough') : undefined
