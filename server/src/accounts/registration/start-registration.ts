import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { askForCode } from '../codes/ask-for-code.ts'
import type { Language } from '../tables.ts'

/** Mails a code to an address that wants an account (ACC-06, ACC-11); a known address gets a mail that says so. */
export function startRegistration(
  work: Work,
  asked: { email: string; language: Language; termsVersion: string; browserHash: Buffer },
): Promise<z.input<typeof mailedCode>> {
  return askForCode(work, { purpose: 'registration', ...asked })
}
