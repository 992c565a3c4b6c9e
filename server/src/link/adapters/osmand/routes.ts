/**
 * The door for trackers: OsmAnd's HTTP protocol as Traccar speaks it, under our own origin and, when configured, on a plain port of its
 * own. 200 with an empty text (a tracker has no commands waiting here), 400 without a known id in a query or form, 404 in JSON.
 */
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { TooMany } from '../../../platform/errors.ts'
import type { Centre } from '../../../platform/module.ts'
import { Batches } from '../../ingest/batches.ts'
import { osmandPath } from '../devices/settings-of.ts'
import { type Report, readFields, readJson } from './read-report.ts'
import { Trackers } from './take-report.ts'

const bodyBytes = 16 * 1024

export async function hangTrackers(app: FastifyInstance, centre: Centre): Promise<void> {
  const batches = new Batches(centre.ground)
  const trackers = new Trackers(centre.ground, batches)
  app.addHook('onClose', () => batches.close())
  await app.register(doorFor(trackers, [osmandPath]))
  const { OSMAND_PORT, HOST } = centre.config
  if (OSMAND_PORT === undefined) return
  const plain = Fastify({ bodyLimit: bodyBytes, forceCloseConnections: true })
  await plain.register(doorFor(trackers, ['/', osmandPath]))
  await plain.listen({ host: HOST, port: OSMAND_PORT })
  app.addHook('onClose', () => plain.close())
}

/** Forms are read here alone: everywhere else a foreign page could send one. */
const doorFor = (trackers: Trackers, paths: readonly string[]) => async (app: FastifyInstance) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  for (const url of paths) {
    app.route({
      method: ['GET', 'POST'],
      url,
      bodyLimit: bodyBytes,
      async handler(request, reply) {
        const isJson = request.method === 'POST' && /^application\/json\b/i.test(request.headers['content-type'] ?? '')
        reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8')
        try {
          const id = idOf(request, isJson)
          const device = id === undefined ? undefined : await trackers.find(id, request.ip)
          if (!device) return await reply.code(isJson && id !== undefined ? 404 : 400).send('')
          const report = readReport(request, isJson)
          if (!report) {
            await trackers.refuse(device)
            return await reply.code(400).send('')
          }
          await trackers.take(device, report)
          return await reply.code(200).send('')
        } catch (error) {
          if (!(error instanceof TooMany)) throw error
          return reply.code(429).header('retry-after', error.retryAfter).send('')
        }
      },
    })
  }
}

const fieldsOf = ({ query, body }: FastifyRequest): Record<string, unknown> => ({
  ...(query as Record<string, unknown>),
  ...(typeof body === 'object' && body !== null ? body : {}),
})

/** First of all who it is: what else stands in a stranger's report is not looked at. */
function idOf(request: FastifyRequest, isJson: boolean): string | undefined {
  const fields = isJson ? ((request.body ?? {}) as Record<string, unknown>) : fieldsOf(request)
  const id = isJson ? fields.device_id : (fields.id ?? fields.deviceid)
  return typeof id === 'string' && id !== '' && id.length <= 100 ? id : undefined
}

const readReport = (request: FastifyRequest, isJson: boolean): Report | undefined =>
  isJson ? readJson(request.body) : readFields(fieldsOf(request))
