import type { Work } from '../../platform/work.ts'
import { queueMail } from './mail-registration.ts'
import { movedEvent, tellWatchers } from './move-registration.ts'
import { forgetEvidence, insertStep, markOverdue } from './queries.ts'
import { daysFrom, keptDays } from './rules.ts'

/** PDL-16: seven days without a decision. The applicant is told whom to call, the reviewers see it on top; once each. */
export async function flagOverdue(work: Work): Promise<void> {
  for (const row of await markOverdue(work.db, work.now)) {
    await insertStep(work.db, { registration_id: row.id, at: work.now, text: 'overdue', by: null })
    await queueMail(work, [row], 'overdue')
    await tellWatchers(work, row)
    await work.tell(movedEvent(row, true))
  }
}

/** Pictures and compared data go 30 days after the decision; state and receipt stay. */
export async function forgetDecided(work: Work): Promise<void> {
  await forgetEvidence(work.db, daysFrom(work.now, -keptDays))
}
