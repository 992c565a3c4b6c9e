import { randomUUID } from 'node:crypto'
import type { Language } from '@tsunagu/contract/accounts.ts'
import { keiClass, type Plate } from '@tsunagu/contract/signup.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { peopleOf } from '../../vehicles/index.ts'
import { findProcedure } from '../procedures/queries.ts'
import { keyedHash } from '../sealed.ts'
import { spokenNumber } from '../spoken-number.ts'
import { queueMail } from './mail-registration.ts'
import { tellWatchers } from './move-registration.ts'
import { insertRegistration, insertStep, lockChassis, type RegistrationRow, registrationsOfChassis } from './queries.ts'
import { daysFrom, expectedDays, overdueDays } from './rules.ts'
import { sealNumbers } from './sealed-parts.ts'

interface Asked {
  accountId: string
  /** Null: a line of a fleet's list. */
  procedureId: string | null
  chassisNumber: string
  plate: Plate
  language: Language
}

/**
 * この内容で申し込む (PDL-13): the registration is received, its mail queued (M-02), and the automatic review follows as a job. The same car
 * sent again by the same account is the one already there. Whether such a car exists changes nothing here.
 * Refused `kei-not-possible` (PDL-09), `already-registered-user` when the caller has the car by an earlier registration.
 */
export async function submitRegistration(work: Work, asked: Asked): Promise<{ id: string; receipt: string } | Refused> {
  const row = await receive(work, asked)
  if (row instanceof Refused) return row
  if (row.isNew) {
    await queueMail(work, [row], 'received')
    await work.later({ name: 'signup.review-by-itself', payload: { registrationId: row.id }, key: `signup.review-by-itself ${row.id}` })
  }
  return { id: row.id, receipt: row.receipt }
}

/** The row alone, for one car or a line of a list. */
export async function receive(work: Work, asked: Asked): Promise<(RegistrationRow & { isNew: boolean }) | Refused> {
  if (keiClass(asked.plate.classNumber) === 'kei') return new Refused('kei-not-possible')
  const chassis_hash = keyedHash(work, 'chassis numbers', asked.chassisNumber)
  await lockChassis(work.db, chassis_hash)
  const mine = (await registrationsOfChassis(work.db, chassis_hash)).filter((row) => row.account_id === asked.accountId)
  const open = mine.find((row) => row.decided_at === null)
  if (open) return { ...open, isNew: false }
  const approved = mine.find((row) => row.state === 'approved')
  if (approved && (await isMine(work, approved))) return new Refused('already-registered-user')

  const before = asked.procedureId ? (await findProcedure(work.db, asked.procedureId))?.registration_id : null
  const id = randomUUID()
  const day = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(moment)
  const row: RegistrationRow = {
    id,
    receipt: spokenNumber('R', day(work.now)),
    account_id: asked.accountId,
    procedure_id: asked.procedureId,
    amends: before ?? null,
    language: asked.language,
    state: 'received',
    numbers: sealNumbers(work, id, { chassisNumber: asked.chassisNumber, plate: asked.plate }),
    chassis_hash,
    vehicle_id: null,
    reasons: [],
    items: null,
    match: null,
    at: work.now,
    expected_by: day(daysFrom(work.now, expectedDays)),
    due_at: daysFrom(work.now, overdueDays),
    overdue_at: null,
    decided_at: null,
    decided_by: null,
    differs: [],
    note: null,
    picture_type: null,
  }
  await insertRegistration(work.db, { ...row, picture: null })
  await insertStep(work.db, { registration_id: id, at: work.now, text: 'received', by: null })
  await tellWatchers(work, row)
  return { ...row, isNew: true }
}

async function isMine(work: Work, { vehicle_id, account_id }: RegistrationRow): Promise<boolean> {
  if (!vehicle_id) return false
  return (await peopleOf(work, vehicle_id)).some(({ accountId, role }) => accountId === account_id && role === 'owner')
}
