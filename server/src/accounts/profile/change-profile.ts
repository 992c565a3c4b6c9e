import type { Details, Profile } from '@tsunagu/contract/profile.ts'
import type { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { profileOf } from './profile-of.ts'
import { setProfile } from './set-profile.ts'

/** Changes my details (ACC-30). Refused as `setProfile` refuses. */
export async function changeProfile(work: Work, details: Details): Promise<Profile | Refused> {
  const { accountId } = ownerSession(work)
  return (await setProfile(work, accountId, details)) ?? profileOf(work, accountId)
}
