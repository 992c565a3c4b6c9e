/** How a browser of our own apps signs in: away to the provider, back with a code, in with a cookie. Redirects, not calls. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Centre } from '../../platform/module.ts'
import { working } from '../../platform/work.ts'
import { randomToken } from '../keys.ts'
import { deviceName } from '../rules.ts'
import { arrive } from '../sessions/arrive.ts'
import { cookieOptions, deviceCookie, sessionCookie, sessionDays } from '../sessions/cookies.ts'
import type { AccountKind } from '../tables.ts'
import { exchangeCode, type Proved } from './exchange-code.ts'
import { firstParty } from './first-party.ts'
import { faultPage } from './pages.ts'
import { startedBy, startedCookie, startedSeconds, startSignIn, type Wish } from './start-sign-in.ts'

export async function hangSessionRoutes(app: FastifyInstance, centre: Centre): Promise<void> {
  const { config } = centre
  for (const audience of ['owner', 'staff'] as const) {
    const ours = firstParty[audience]

    app.get(ours.start, async (request, reply) => {
      const elsewhere = otherNameOfThisMachine(request.hostname, config.ORIGIN)
      if (elsewhere) return leave(reply, elsewhere + request.url)
      const { address, cookie } = startSignIn(config, audience, request.query as Wish)
      reply.setCookie(cookie.name, cookie.value, { ...cookieOptions(config, startedSeconds / 86_400), path: ours.callback })
      return leave(reply, address)
    })

    app.get(ours.callback, async (request, reply) => {
      const { state = '', code, error } = request.query as { state?: string; code?: string; error?: string }
      const started = startedBy(config, audience, state, request.cookies)
      reply.clearCookie(startedCookie(state), { ...cookieOptions(config, 0), path: ours.callback })
      if (started && error === 'access_denied') return leave(reply, ours.home)
      const proved = started && code ? await exchangeCode(app, centre, audience, { ...started, code }) : undefined
      if (!started || !proved) {
        reply.code(400).type('text/html; charset=utf-8').header('cache-control', 'no-store')
        return reply.send(faultPage(error ?? 'sign_in_expired', `${ours.start}?return=${encodeURIComponent(started?.return ?? ours.home)}`))
      }
      await welcome(centre, audience, request, reply, proved)
      return leave(reply, started.return)
    })
  }
}

const leave = (reply: FastifyReply, address: string) => reply.header('cache-control', 'no-store').redirect(address, 303)

async function welcome(centre: Centre, audience: AccountKind, request: FastifyRequest, reply: FastifyReply, proved: Proved): Promise<void> {
  const { config } = centre
  const name = sessionCookie(config, audience)
  const deviceToken = request.cookies[deviceCookie(config)] ?? randomToken()
  const session = await working(centre.ground, { kind: 'centre' }, (work) =>
    arrive(work, {
      ...proved,
      audience,
      device: deviceName(request.headers['user-agent'] ?? ''),
      address: request.ip,
      replaces: request.cookies[name],
      deviceToken,
    }),
  )
  reply.setCookie(name, session.value, cookieOptions(config, sessionDays(config, audience)))
  reply.setCookie(deviceCookie(config), deviceToken, cookieOptions(config, 400))
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Somebody typed 127.0.0.1 where the origin says localhost: cookies and passkeys would be lost between the two. */
function otherNameOfThisMachine(hostname: string, origin: string): string | undefined {
  const ours = new URL(origin).hostname
  return hostname !== ours && loopback.has(hostname) && loopback.has(ours) ? origin : undefined
}
