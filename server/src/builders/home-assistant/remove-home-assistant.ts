import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { brokerOf, markRemoved } from './queries.ts'
import { tellBrokers } from './tell-brokers.ts'

/** Takes the cars out of my Home Assistant: whoever holds the line takes the messages back, then the row goes. Throws NotFound. */
export async function removeHomeAssistant(work: Work): Promise<void> {
  const accountId = ownerOf(work)
  if (!(await brokerOf(work.db, accountId))) throw new NotFound()
  await markRemoved(work.db, accountId, work.now)
  await tellBrokers(work, accountId)
}
