import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { askForCode } from '../codes/ask-for-code.ts'
import type { Language } from '../tables.ts'

/** Mails a code to an account that lost its password; an unknown address gets the same answer and no mail. */
export function startPasswordReset(
  work: Work,
  asked: { email: string; language: Language; browserHash: Buffer },
): Promise<z.input<typeof mailedCode>> {
  return askForCode(work, { purpose: 'password-reset', termsVersion: null, ...asked })
}
