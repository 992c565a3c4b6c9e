import type { Registered } from '../../accounts/events.ts'
import { accountById, agreedTerms } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { documentOf, versionOf } from '../documents/in-force.ts'
import { hasConsented } from '../queries.ts'
import { keepConsents } from './keep-consents.ts'

/** The terms that made an account stand in its list of consents too (IMP-37), unless a sign-up has put them there. */
export async function keepAccountTerms(work: Work, { accountId }: Registered): Promise<void> {
  const agreed = await agreedTerms(work, accountId)
  // a version of the time before there were documents has no words to show
  if (!agreed || !versionOf(documentOf('account-terms'), agreed.version)) return
  if (await hasConsented(work.db, accountId, 'account-terms', agreed.version)) return
  const { language } = await accountById(work, accountId)
  const documents = [{ id: 'account-terms' as const, ...agreed }]
  await keepConsents(work, { accountId, language, channel: 'online', vehicleId: null, documents })
}
