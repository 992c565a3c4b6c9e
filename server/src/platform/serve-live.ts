/** `GET /api/live`: the stream of changes a page listens to (server-sent events). Named events carry ids only. */
import { liveStream } from '@tsunagu/contract/platform.ts'
import type { FastifyInstance } from 'fastify'
import { Failure, NotAllowed } from './errors.ts'
import type { Change } from './live.ts'
import type { Centre, Module } from './module.ts'
import { type Gate, sendProblem } from './serve.ts'
import { type Actor, working } from './work.ts'

const heartbeat = 20_000

export function hangLive(app: FastifyInstance, centre: Centre, gate: Gate, modules: readonly Module[]): void {
  const keysOf = (actor: Actor) =>
    working(centre.ground, actor, async (work) => {
      const keys = new Set<string>()
      for (const module of modules) for (const key of (await module.liveKeys?.(work)) ?? []) keys.add(key)
      return keys
    })

  app.get(liveStream.path, async (request, reply) => {
    let actor: Actor
    try {
      actor = await gate.identify(centre.ground, request, liveStream)
      if (actor.kind === 'nobody') throw new NotAllowed('signed-out')
    } catch (error) {
      if (error instanceof Failure) return sendProblem(reply, error)
      throw error
    }
    let keys = await keysOf(actor)
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    stream.write('retry: 1000\nevent: open\ndata: {}\n\n')
    const stop = centre.live.listen(
      () => keys,
      (change) => {
        if (change === 'lost') {
          stream.write('event: lost\ndata: {}\n\n')
          return
        }
        stream.write(`event: change\ndata: ${JSON.stringify(told(change))}\n\n`)
        if (change.topic === 'session') {
          // more changes may come before the stream is closed
          stop()
          stream.end()
        }
        // a role given or taken changes what this page may hear
        else if (change.topic === 'vehicles')
          void keysOf(actor).then(
            (next) => {
              keys = next
            },
            () => stream.end(),
          )
      },
    )
    const timer = setInterval(() => stream.write(': here\n\n'), heartbeat)
    stream.on('close', () => {
      clearInterval(timer)
      stop()
    })
  })
}

function told({ key, topic, id }: Change): object {
  const [kind, about] = key.split(':')
  return { topic, ...(kind === 'vehicle' ? { vehicleId: about } : {}), ...(id ? { id } : {}) }
}
