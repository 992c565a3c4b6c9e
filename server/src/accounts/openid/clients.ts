/** Clients as the provider wants them: all public, all with PKCE. */
import type { Config } from '../../platform/config.ts'
import type { AccountKind } from '../tables.ts'
import { firstParty } from './first-party.ts'

const ours = {
  token_endpoint_auth_method: 'none',
  response_types: ['code'],
  // the provider's default, RS256, has no key here
  id_token_signed_response_alg: 'ES256',
} as const

/** The app of one audience. Its session is our own cookie: it needs neither refresh nor access to anything. */
export function firstPartyMetadata(config: Config, audience: AccountKind): object {
  const { clientId, name, callback, home } = firstParty[audience]
  return {
    ...ours,
    client_id: clientId,
    client_name: name,
    grant_types: ['authorization_code'],
    redirect_uris: [config.ORIGIN + callback],
    post_logout_redirect_uris: [config.ORIGIN + home],
    scope: 'openid',
    require_auth_time: true,
  }
}

export interface ThirdParty {
  id: string
  name: string
  redirect_uris: string[]
  post_logout_redirect_uris: string[]
  scopes: string[]
}

/** Apps on a device (loopback or a scheme of their own) count as `native` (RFC 8252) and are asked about each time. */
export function clientMetadata(client: ThirdParty): object {
  return {
    ...ours,
    client_id: client.id,
    client_name: client.name,
    application_type: client.redirect_uris.every((uri) => uri.startsWith('https:')) ? 'web' : 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: client.redirect_uris,
    post_logout_redirect_uris: client.post_logout_redirect_uris,
    api_scopes: client.scopes,
  }
}
