/** What we use of oidc-provider, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Grant {
    jti: string
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }
  interface Token {
    kind: string
    grantId?: string
    acr?: string
    authTime?: number
  }
  export interface OidcContext {
    oidc: {
      route: string
      params: Record<string, string | undefined>
      client: { clientId: string; clientName?: string }
      account: { accountId: string }
      result?: { consent?: object }
      session: { uid: string; accountId?: string; acr?: string; destroyed?: boolean; grantIdFor(clientId: string): string | undefined }
      provider: Provider
      resourceServers: Record<string, { scopes: Set<string> }>
      requestParamScopes: Set<string>
      requestParamOIDCScopes: Set<string>
      entities: { AuthorizationCode?: Token; RefreshToken?: Token; Client?: { clientId: string } }
    }
    cookies: { set(name: string, value: string | null, options: object): void }
    type: string
    body: unknown
    status: number
  }
  export interface Adapter {
    upsert(id: string, payload: object, expiresIn: number | undefined): Promise<void>
    find(id: string): Promise<object | undefined>
    findByUid(uid: string): Promise<object | undefined>
    findByUserCode(code: string): Promise<object | undefined>
    destroy(id: string): Promise<void>
    consume(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }
  export class Provider {
    constructor(issuer: string, configuration: object)
    readonly issuer: string
    proxy: boolean
    readonly Grant: { new (of: { accountId: string; clientId: string }): Grant; find(id: string): Promise<Grant | undefined> }
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    use(middleware: (ctx: OidcContext, next: () => Promise<void>) => Promise<void>): void
    on(event: 'server_error', heard: (ctx: OidcContext, error: Error) => void): void
  }
  export const interactionPolicy: {
    base(): { get(name: 'login' | 'consent'): { checks: { add(check: object): void } } }
    Check: {
      new (reason: string, description: string, error: string, check: (ctx: OidcContext) => boolean): object
      readonly REQUEST_PROMPT: boolean
      readonly NO_NEED_TO_PROMPT: boolean
    }
  }
  export const errors: Record<'InvalidGrant' | 'InvalidTarget', new (description?: string) => Error>
  // biome-ignore lint/style/noDefaultExport: theirs, not ours
  export default Provider
}
