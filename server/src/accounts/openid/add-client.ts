import type { ApiScope } from '@tsunagu/contract/tokens.ts'
import type { Work } from '../../platform/work.ts'
import { insertClient } from './queries.ts'

export interface NewClient {
  /** Shown on the consent page. */
  name: string
  redirectUris: readonly string[]
  postLogoutRedirectUris?: readonly string[]
  /** What it may ask for at most. */
  scopes: readonly ApiScope[]
}

/** Admits a third-party client: public, with PKCE, behind the consent page. Gives its client_id. */
export async function addClient(work: Work, client: NewClient): Promise<string> {
  const id = crypto.randomUUID()
  await insertClient(work.db, {
    id,
    name: client.name,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
    scopes: [...client.scopes],
    created_at: work.now,
  })
  return id
}
