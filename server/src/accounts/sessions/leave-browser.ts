import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { codesCookie } from '../codes/browser.ts'
import { sha256 } from '../keys.ts'
import { deviceCookie, sessionCookie } from './cookies.ts'
import { endSessions } from './end-sessions.ts'
import { findSessionByToken } from './queries.ts'

type Browser = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'clearCookie'>

/** A browser changes hands: whoever is signed in there, owner or staff, is signed out, and it is an unknown one from now on. */
export async function leaveBrowser(work: Work, { cookies, clearCookie }: Browser): Promise<void> {
  for (const audience of ['owner', 'staff'] as const) {
    const name = sessionCookie(work.config, audience)
    const value = cookies[name]
    if (!value) continue
    const session = await findSessionByToken(work.db, sha256(value))
    if (session) await endSessions(work, session.account_id, { only: session.id })
    clearCookie(name)
  }
  clearCookie(deviceCookie(work.config))
  clearCookie(codesCookie.name, { path: codesCookie.path })
}

/** One session of an account, by whoever may end it for them. */
export const endSessionOf = (work: Work, accountId: string, sessionId: string): Promise<number> =>
  endSessions(work, accountId, { only: sessionId })
