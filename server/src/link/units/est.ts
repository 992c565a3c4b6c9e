/** The door for enrolment: EST (RFC 7030) over HTTPS, and the command keys for cars that hold a certificate. */
import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import Fastify, { type FastifyReply } from 'fastify'
import { Failure, NotAllowed, TooMany } from '../../platform/errors.ts'
import { countTry } from '../../platform/limits.ts'
import { type WorkGround, working } from '../../platform/work.ts'
import { keysForCar } from '../keys/keys-for-car.ts'
import type { Authority } from './authority.ts'
import { enrolUnit } from './enrol-unit.ts'
import { renewUnit } from './renew-unit.ts'

/** Refusals per address; whoever is let in is not counted: a fleet may enrol behind one address. */
const refusals = { calls: 20, seconds: 60 }

export interface EstDoor {
  readonly port: number
  renew(tls: { key: string; cert: string }): void
  close(): Promise<void>
}

export async function openEst(ground: WorkGround, authority: Authority): Promise<EstDoor> {
  const { config } = ground
  const https = { ...authority.server, ca: authority.ca, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' as const }
  const app = Fastify({ https, bodyLimit: 16 * 1024, forceCloseConnections: true, connectionTimeout: 15_000, requestTimeout: 15_000 })
  app.addContentTypeParser('application/pkcs10', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Buffer.from(String(body).replaceAll(/-----[^-]+-----/g, ''), 'base64'))
  })
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof Failure) return refuse(reply, await counted(request.ip, error))
    const status = error.statusCode ?? 500
    if (status >= 500) ground.log.error({ err: error }, 'enrolment fault')
    return reply.code(status).send()
  })
  const counted = (address: string, failure: Failure): Promise<Failure> =>
    countTry(ground.db, `link.est ${address}`, refusals, new Date()).then(
      () => failure,
      (tooMany: unknown) => (tooMany instanceof TooMany ? tooMany : failure),
    )

  app.get('/.well-known/est/cacerts', (_request, reply) => sendCertificates(reply, authority.chain, 'application/pkcs7-mime'))

  app.post('/.well-known/est/simpleenroll', async (request, reply) => {
    const code = passwordOf(request.headers.authorization)
    if (code === undefined) throw new NotAllowed('code-refused')
    const result = await working(ground, { kind: 'nobody' }, (work) => enrolUnit(work, authority, code, bodyOf(request.body)))
    // returned, not thrown, by the verb: the wrong try is committed
    if (result instanceof Failure) throw result
    return sendCertificates(reply, result)
  })

  app.post('/.well-known/est/simplereenroll', async (request, reply) => {
    const peer = peerOf(request.raw)
    const actor = { kind: 'car', carId: peer.carId } as const
    return sendCertificates(reply, await working(ground, actor, (work) => renewUnit(work, authority, peer, bodyOf(request.body))))
  })

  app.get('/car/command-keys', async (request, reply) => {
    const peer = peerOf(request.raw)
    const keys = await working(ground, { kind: 'car', carId: peer.carId }, (work) => keysForCar(work, peer))
    return reply.type('application/jwk-set+json').send(JSON.stringify({ keys }))
  })

  await app.listen({ host: config.HOST, port: config.EST_PORT })
  const address = app.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : config.EST_PORT,
    renew: (tls) => (app.server as unknown as { setSecureContext(context: object): void }).setSecureContext({ ...https, ...tls }),
    close: () => app.close(),
  }
}

const bodyOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

/** Any user name: the code alone says which car. */
function passwordOf(authorization: string | undefined): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  const text = basic && Buffer.from(basic, 'base64').toString('utf8')
  return text?.includes(':') ? text.slice(text.indexOf(':') + 1) : undefined
}

function peerOf(request: IncomingMessage): { carId: string; serial: string } {
  const socket = request.socket as TLSSocket
  const certificate = socket.getPeerCertificate()
  if (!socket.authorized || !certificate?.subject) throw new NotAllowed('certificate-refused')
  return { carId: String(certificate.subject.CN), serial: certificate.serialNumber }
}

function sendCertificates(reply: FastifyReply, pkcs7: string, type = 'application/pkcs7-mime; smime-type=certs-only'): FastifyReply {
  return reply.header('content-transfer-encoding', 'base64').type(type).send(pkcs7)
}

/** RFC 7030 answers with plain HTTP status codes; whoever is not let in learns nothing else. */
function refuse(reply: FastifyReply, failure: Failure): FastifyReply {
  if (failure instanceof TooMany) reply.header('retry-after', failure.retryAfter)
  if (failure instanceof NotAllowed && failure.code === 'code-refused') {
    return reply.code(401).header('www-authenticate', 'Basic realm="enrolment"').send()
  }
  return reply.code(failure.status).send()
}
