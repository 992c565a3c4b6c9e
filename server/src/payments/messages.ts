/** The doors for messages of card company and bank: no session and no cookie, a signature over the very bytes instead. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../platform/errors.ts'
import { sendProblem } from '../platform/http/serve.ts'
import type { Centre } from '../platform/module.ts'
import { type Work, working } from '../platform/work.ts'
import { hearCardCompany } from './cards/hear-card-company.ts'
import { hearBank } from './debit/settle-mandate.ts'

const most = 64 * 1024

export async function hangMessages(app: FastifyInstance, centre: Centre): Promise<void> {
  const door =
    (
      read: (body: Buffer, headers: Readonly<Record<string, unknown>>) => string | undefined,
      hear: (work: Work, ref: string) => Promise<void>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        const ref = read(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), request.headers)
        if (ref !== undefined) await working(centre.ground, { kind: 'centre' }, (work) => hear(work, ref))
        return reply.code(204).send()
      } catch (error) {
        if (error instanceof Failure) return sendProblem(reply, error)
        throw error
      }
    }
  // encapsulated: the body must reach the check as it came
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: most }, (_request, body, done) => done(null, body))
    const { outside } = centre
    inner.post(
      '/api/payments/messages/cards',
      { bodyLimit: most },
      door((body, headers) => outside.cards.setupOfMessage(body, headers), hearCardCompany),
    )
    inner.post(
      '/api/payments/messages/bank',
      { bodyLimit: most },
      door((body, headers) => outside.bank?.mandateOfMessage(body, headers), hearBank),
    )
  })
}
