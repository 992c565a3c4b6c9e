/** One OpenID provider for an audience: code + PKCE, rotation, logout; JWT access tokens for our API. */
import { apiScopes } from '@tsunagu/contract/tokens.ts'
import Provider, { errors, interactionPolicy, type OidcContext } from 'oidc-provider'
import type { Config } from '../../platform/config.ts'
import type { Centre } from '../../platform/module.ts'
import { working } from '../../platform/work.ts'
import { keyFor } from '../keys.ts'
import { findAccount } from '../queries.ts'
import { acrValues, isAcrMet } from '../rules.ts'
import { isSecure, sessionDays } from '../sessions/cookies.ts'
import { endSessionsFrom } from '../sessions/end-sessions.ts'
import type { AccountKind } from '../tables.ts'
import { recordAdapter } from './adapter.ts'
import { bindingName, bindingPath, bindingValue } from './binding.ts'
import { firstPartyMetadata } from './clients.ts'
import { apiResource, firstParty, issuerOf } from './first-party.ts'
import { faultPage, signedOutPage, signOutPage } from './pages.ts'
import type { SigningKeys } from './signing-keys.ts'

const hour = 3600
const day = 24 * hour

export function createProvider({ config, ground, log }: Centre, audience: AccountKind, keys: SigningKeys): Provider {
  const ours = firstParty[audience]
  const provider = new Provider(issuerOf(config, audience), {
    adapter: (model: string) => recordAdapter(ground, audience, model),
    clients: [firstPartyMetadata(config, audience)],
    // which of our API's scopes a third party was admitted for
    extraClientMetadata: { properties: ['api_scopes'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    jwks: keys.jwks,
    scopes: audience === 'owner' ? ['openid', 'offline_access'] : ['openid'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    acrValues: [...acrValues],
    responseTypes: ['code'],
    subjectTypes: ['public'],
    pkce: { required: () => true },
    // told to the page that the browser is sent to: does it open with sign-in or registration?
    extraParams: ['screen'],
    cookies: cookies(config, audience),
    ttl: {
      AccessToken: 10 * 60,
      AuthorizationCode: 60,
      BackchannelAuthenticationRequest: 60,
      ClientCredentials: 10 * 60,
      DeviceCode: 60,
      Grant: 180 * day,
      IdToken: 10 * 60,
      Interaction: hour,
      RefreshToken: 60 * day,
      Session: Math.round(audience === 'owner' ? config.SESSION_IDLE_DAYS * day : sessionDays(config, 'staff') * day),
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx: OidcContext, client: { clientId: string }, token: { clientId: string }) => token.clientId === client.clientId,
      },
      userinfo: { enabled: true },
      resourceIndicators: audience === 'owner' ? resource(config) : { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: OidcContext, form: string) => {
          ctx.body = signOutPage(form)
        },
        postLogoutSuccessSource: (ctx: OidcContext) => {
          ctx.body = signedOutPage(ours.home)
        },
      },
    },
    rotateRefreshToken: true,
    interactions: { policy: policy(), url: interactionAddress(config, audience) },
    findAccount: async (_ctx: OidcContext, id: string) => {
      const account = await findAccount(ground.db, id)
      // the other audience's accounts and those that have ended do not exist here
      return account?.kind === audience && account.ended_at === null ? { accountId: id, claims: () => ({ sub: id }) } : undefined
    },
    loadExistingGrant,
    extraTokenClaims: (ctx: OidcContext, token: { grantId?: string }) => {
      const { AuthorizationCode, RefreshToken } = ctx.oidc.entities
      const source = AuthorizationCode ?? RefreshToken
      // RFC 9470: the API sees how and when its caller proved who they are; `grant` lets it see that all is still granted
      return { acr: source?.acr, auth_time: source?.authTime, grant: token.grantId }
    },
    clientBasedCORS: () => false,
    renderError: (ctx: OidcContext, out: { error: string }) => {
      ctx.type = 'html'
      ctx.body = faultPage(out.error, ours.start)
    },
  })
  // routes.ts tells it the address people type, whatever proxy stands between
  provider.proxy = true
  provider.on('server_error', (_ctx, err) => log.error({ err }, 'openid fault'))
  provider.use(async (ctx, next) => {
    await next()
    // a sign-out that a third party began ends our own session as well
    const { route, session } = ctx.oidc ?? {}
    if (route === 'end_session_confirm' && session?.destroyed)
      await working(ground, { kind: 'centre' }, (work) => endSessionsFrom(work, session.uid))
  })
  return provider
}

function cookies(config: Config, audience: AccountKind): object {
  const { mount } = firstParty[audience]
  const name = (part: string) => `tsunagu_${audience}_${part}`
  const options = { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure(config) }
  return {
    keys: [keyFor(config.SECRET, 'openid cookies').toString('base64url')],
    names: { session: name('openid'), interaction: name('interaction'), resume: name('resume') },
    long: { ...options, path: mount },
    short: options,
  }
}

/** Besides the provider's own reasons to ask: the client wants a stronger proof than the one there is (`acr_values`). */
function policy() {
  const base = interactionPolicy.base()
  const { Check } = interactionPolicy
  base
    .get('login')
    .checks.add(
      new Check('acr_not_met', 'a stronger authentication was asked for', 'login_required', ({ oidc }) =>
        isAcrMet(oidc.session.acr, oidc.params.acr_values?.split(' ').filter(Boolean) ?? [])
          ? Check.NO_NEED_TO_PROMPT
          : Check.REQUEST_PROMPT,
      ),
    )
  return base
}

function interactionAddress(config: Config, audience: AccountKind) {
  return (ctx: OidcContext, { uid, params }: { uid: string; params: { screen?: string } }) => {
    ctx.cookies.set(bindingName(uid), bindingValue(config.SECRET, uid), {
      path: bindingPath,
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(config),
      signed: false,
      maxAge: hour * 1000,
    })
    return firstParty[audience].signInPage + uid + (params.screen === 'register' ? '?screen=register' : '')
  }
}

/** Tokens for our API are JWTs that it verifies alone; they are asked for by scope or by `resource`. */
function resource(config: Config): object {
  const api = apiResource(config)
  return {
    enabled: true,
    defaultResource: (ctx: OidcContext, _client: object, oneOf?: string[]) => {
      if (oneOf) return oneOf[0]
      return apiScopes.some((scope) => ctx.oidc.params.scope?.split(' ').includes(scope)) ? api : undefined
    },
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx: OidcContext, asked: string, client: { api_scopes?: string[] }) => {
      if (asked !== api) throw new errors.InvalidTarget()
      const admitted = apiScopes.filter((scope) => client.api_scopes?.includes(scope))
      return { scope: admitted.join(' '), audience: api, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }
    },
  }
}

/** Our own apps get what they ask for; a third party after its consent page, exactly what that page showed. */
async function loadExistingGrant({ oidc }: OidcContext) {
  const { client, account, session, provider } = oidc
  const kept = session.grantIdFor(client.clientId)
  const grant = kept ? await provider.Grant.find(kept) : undefined
  const isOurs = Object.values(firstParty).some(({ clientId }) => clientId === client.clientId)
  if (!isOurs && !oidc.result?.consent) return grant
  const wider = grant ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  wider.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
  for (const [indicator, server] of Object.entries(oidc.resourceServers)) {
    wider.addResourceScope(indicator, [...oidc.requestParamScopes].filter((scope) => server.scopes.has(scope)).join(' '))
  }
  await wider.save()
  return wider
}
