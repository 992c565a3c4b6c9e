/** The door for what a provider of SMS says later: no session and no cookie, a signature over address and form instead. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { Failure, NotFound } from '../errors.ts'
import { sendProblem } from '../http/serve.ts'
import type { Centre } from '../module.ts'
import { settleSms } from './sms.ts'
import { reportPath } from './sms-twilio.ts'

const most = 16 * 1024

export async function hangSmsReports(app: FastifyInstance, centre: Centre): Promise<void> {
  // encapsulated: the body must reach the check as it came
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: most }, (_request, body, done) => done(null, body))
    inner.post(reportPath(':id'), { bodyLimit: most }, async (request, reply) => {
      const { id } = request.params as { id: string }
      try {
        if (!z.uuid().safeParse(id).success) throw new NotFound()
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const report = centre.outside.sms.reportOf(id, body, request.headers)
        if (report) await settleSms(centre.ground.db, id, report)
        return reply.code(204).send()
      } catch (error) {
        if (error instanceof Failure) return sendProblem(reply, error)
        throw error
      }
    })
  })
}
