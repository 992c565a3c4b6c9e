/** Hangs the providers beside our endpoints: raw requests, their own bodies and cookies. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import type { Centre } from '../../platform/module.ts'
import { firstParty } from './first-party.ts'
import { createProvider } from './provider.ts'
import { signingKeys } from './signing-keys.ts'

export async function hangProviders(app: FastifyInstance, centre: Centre): Promise<void> {
  const keys = await signingKeys(centre.database.db, centre.config)
  for (const audience of ['owner', 'staff'] as const) {
    const { mount } = firstParty[audience]
    const pass = passTo(createProvider(centre, audience, keys), mount, new URL(centre.config.ORIGIN))
    // encapsulated: here nobody reads the body before the provider does
    await app.register(async (inner) => {
      inner.removeAllContentTypeParsers()
      inner.addContentTypeParser('*', (_request, _body, done) => done(null))
      inner.all(`${mount}/*`, (request, reply) => pass(request, reply, request.url.slice(mount.length)))
      // RFC 8414 §3.1: an issuer with a path has its metadata at the root
      inner.get(`/.well-known/oauth-authorization-server${mount}`, (request, reply) =>
        pass(request, reply, '/.well-known/openid-configuration'),
      )
    })
  }
}

function passTo(provider: Provider, mount: string, origin: URL) {
  const handle = provider.callback()
  return (request: FastifyRequest, reply: FastifyReply, path: string) => {
    reply.hijack()
    const { raw } = request
    // addresses are made from these: never from what a caller or a proxy says
    raw.headers.host = origin.host
    raw.headers['x-forwarded-host'] = origin.host
    raw.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
    raw.headers['x-forwarded-for'] = request.ip
    Object.assign(raw, { originalUrl: mount + path, url: path })
    reply.raw.setHeader('content-security-policy', policy)
    reply.raw.setHeader('x-content-type-options', 'nosniff')
    reply.raw.setHeader('referrer-policy', 'no-referrer')
    return handle(raw, reply.raw)
  }
}

/** The provider adds the hashes of its own small scripts. A form may lead to a third party's address. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'"
