/** Addresses of the old owner's site, in bookmarks and old mails: they lead to the page that explains what became of it (MIG-01). */

import { oldRecordKind, oldSite } from '@tsunagu/contract/linkage.ts'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../platform/errors.ts'
import { sendProblem } from '../../platform/http/serve.ts'
import type { Centre } from '../../platform/module.ts'
import { oldSiteEnded } from '../rules.ts'

const guide = '/account/migration'

export async function hangOldAddresses(app: FastifyInstance, _centre: Centre): Promise<void> {
  // encapsulated: the form of the old login is taken and thrown away unread, no password of it gets any further
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      payload.on('end', () => done(null, undefined))
      payload.on('error', done)
    })
    for (const path of ['/owners', '/owners/*'])
      inner.get(path, (request, reply) => reply.redirect(explained(request.url.split('?')[0] ?? ''), oldSiteEnded(new Date()) ? 301 : 302))
    inner.post('/owners/login', (request, reply) => {
      if (!oldSiteEnded(new Date())) return reply.redirect(guide, 303)
      if ((request.headers.accept ?? '').includes('text/html')) return reply.redirect(`${guide}?from=login`, 303)
      return sendProblem(reply, new Refused('old-site-ended', { endedOn: oldSite.endedOn, guide }))
    })
  })
}

/** The page, at the row of what was looked for; only words of ours go along. */
function explained(path: string): string {
  const words = path.split('/').slice(2)
  if (words.includes('login')) return `${guide}?from=login`
  const kind = oldRecordKind.options.find((one) => words.includes(one))
  return kind ? `${guide}?from=${kind}` : `${guide}?from=site`
}
