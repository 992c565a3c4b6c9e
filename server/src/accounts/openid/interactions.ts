/** Sign-ins and consents in progress: the provider's Interaction records, read and answered in our own transaction. */
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { AccountKind, Acr } from '../tables.ts'
import { isBound } from './binding.ts'
import { findRecord, putRecord } from './queries.ts'
import { openRecord, recordId, recordKind, sealRecord } from './records.ts'

/** As the provider keeps it. */
interface Payload {
  exp: number
  returnTo: string
  prompt: { name: string }
  params: { client_id: string; scope?: string; acr_values?: string }
  result?: object
}

export interface Interaction {
  uid: string
  audience: AccountKind
  prompt: 'login' | 'consent'
  clientId: string
  scopes: string[]
  /** Ways of proving oneself the client asked for; empty: any. */
  acrValues: string[]
  payload: Payload
}

/** The interaction of this browser. Throws NotFound `interaction-gone` for another's, an unknown or an expired one. */
export async function interactionOf(
  work: Work,
  uid: string,
  cookies: Record<string, string | undefined>,
  prompt?: Interaction['prompt'],
): Promise<Interaction> {
  const found = isBound(work.config.SECRET, uid, cookies) ? await find(work, uid) : undefined
  if (!found || (prompt && found.prompt !== prompt)) throw new NotFound('interaction-gone')
  return found
}

async function find(work: Work, uid: string): Promise<Interaction | undefined> {
  for (const audience of ['owner', 'staff'] as const) {
    const row = await findRecord(work.db, recordKind(audience, 'Interaction'), recordId(uid))
    if (!row) continue
    const payload = openRecord<Payload>(work.config.SECRET, row)
    if (payload.exp * 1000 <= work.now.getTime()) continue
    return {
      uid,
      audience,
      prompt: payload.prompt.name === 'consent' ? 'consent' : 'login',
      clientId: payload.params.client_id,
      scopes: words(payload.params.scope),
      acrValues: words(payload.params.acr_values),
      payload,
    }
  }
  return undefined
}

const words = (text: string | undefined) => text?.split(' ').filter(Boolean) ?? []

/** RFC 8176 */
const amr = { password: ['pwd'], sms: ['pwd', 'sms', 'mfa'], 'recovery-code': ['pwd', 'otp', 'mfa'], passkey: ['pop', 'user'] } as const

type How = { acr: Exclude<Acr, 'second-factor'> } | { acr: 'second-factor'; by: 'sms' | 'recovery-code' }

/** Somebody proved who they are: `next` lets the provider carry on. */
export function signedIn(work: Work, interaction: Interaction, { accountId, ...how }: { accountId: string } & How) {
  const by = how.acr === 'second-factor' ? how.by : how.acr
  return answer(work, interaction, { login: { accountId, acr: how.acr, amr: amr[by], ts: Math.floor(work.now.getTime() / 1000) } })
}

export const consented = (work: Work, interaction: Interaction) => answer(work, interaction, { consent: {} })

export const refused = (work: Work, interaction: Interaction) =>
  answer(work, interaction, { error: 'access_denied', error_description: 'the person said no' })

async function answer(work: Work, { uid, audience, payload }: Interaction, result: object): Promise<{ next: string }> {
  const kind = recordKind(audience, 'Interaction')
  await putRecord(work.db, {
    kind,
    id_hash: recordId(uid),
    sealed: sealRecord(work.config.SECRET, kind, { ...payload, result }),
    account_id: null,
    grant_id: null,
    uid: null,
    consumed_at: null,
    expires_at: new Date(payload.exp * 1000),
  })
  return { next: new URL(payload.returnTo).pathname }
}
