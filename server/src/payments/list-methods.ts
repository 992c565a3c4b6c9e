import type { listPaymentMethods } from '@tsunagu/contract/payments.ts'
import type * as z from 'zod'
import { ownerOf, profileOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import { findPayer, methodsOf } from './queries.ts'
import { choicesFor } from './rules.ts'
import { showMethod, showMethodInUse } from './show-method.ts'

/** How I pay, how I paid, and what I may choose. */
export async function listMethods(work: Work): Promise<z.input<NonNullable<(typeof listPaymentMethods)['response']>>> {
  const accountId = ownerOf(work)
  const [rows, payer, { kind }] = await Promise.all([
    methodsOf(work.db, accountId),
    findPayer(work.db, accountId),
    profileOf(work, accountId),
  ])
  const active = rows.find(({ state }) => state === 'active')
  const waiting = rows.find(({ state }) => state === 'pending-paper')
  const current = active ?? waiting
  return {
    current: current ? await showMethodInUse(work, current) : null,
    waiting: active && waiting ? showMethod(waiting) : null,
    earlier: rows.filter((row) => row !== active && row !== waiting).map((row) => showMethod(row)),
    choices: choicesFor({ kind, debitUntil: payer?.debit_until ?? null, now: work.now }),
  }
}
