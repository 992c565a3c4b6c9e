import { randomUUID } from 'node:crypto'
import { accountById, sendMail } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { tellWatchers } from './move-registration.ts'
import { findRegistration, insertMails, insertStep, mailRows, type RegistrationRow, settleMail } from './queries.ts'
import { type RegistrationMail, registrationMail, registrationText } from './registration-mails.ts'
import { noteOf, numbersOf, tailOf } from './sealed-parts.ts'

/** Queues one mail about a registration, or about all of a list; its state is shown beside each (PDL-14). */
export async function queueMail(work: Work, registrations: readonly Pick<RegistrationRow, 'id'>[], kind: RegistrationMail): Promise<void> {
  const id = randomUUID()
  await insertMails(
    work.db,
    registrations.map((row) => ({ id, registration_id: row.id, kind, at: work.now, state: 'queued' as const })),
  )
  await work.later({ name: 'signup.mail-registration', payload: { mailId: id } })
}

/** The job: sends it and keeps whether it arrived. */
export async function mailRegistration(door: JobDoor, { mailId }: { mailId: string }): Promise<void> {
  const mail = await door.work((work) => compose(work, mailId))
  if (!mail) return
  try {
    await sendMail(door, mail, registrationText(`${door.centre.config.ORIGIN}/inbox`))
  } catch (error) {
    const bounced = error instanceof Refused && error.code === 'mail-bounced'
    await door.work((work) => settle(work, mailId, bounced ? 'bounced' : 'failed'))
    throw error
  }
  await door.work((work) => settle(work, mailId, 'sent'))
}

async function settle(work: Work, mailId: string, state: 'sent' | 'bounced' | 'failed'): Promise<void> {
  await settleMail(work.db, mailId, state)
  for (const { registration_id } of await mailRows(work.db, mailId)) {
    const row = await findRegistration(work.db, registration_id)
    if (!row) continue
    if (state === 'bounced') await insertStep(work.db, { registration_id, at: work.now, text: 'mail-bounced', by: null })
    await tellWatchers(work, row)
  }
}

async function compose(work: Work, mailId: string): Promise<Mail | null> {
  const rows = await mailRows(work.db, mailId)
  const [first] = rows
  // a job that runs again after the mail went out must not mail twice
  if (!first || first.state === 'sent') return null
  const registrations: RegistrationRow[] = []
  for (const { registration_id } of rows) {
    const row = await findRegistration(work.db, registration_id)
    if (row) registrations.push(row)
  }
  const [row] = registrations
  if (!row) return null
  const account = await accountById(work, row.account_id)
  return registrationMail(first.kind as RegistrationMail, {
    to: account.email,
    language: row.language,
    name: account.name,
    origin: work.config.ORIGIN,
    cars: registrations.map((one) => ({
      id: one.id,
      receipt: one.receipt,
      chassisTail: tailOf(numbersOf(work, one)),
      state: one.state,
      vehicleId: one.vehicle_id,
    })),
    expectedBy: row.expected_by,
    differs: row.differs,
    note: noteOf(work, row),
  })
}
