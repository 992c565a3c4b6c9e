/** `GET /api/live`, `GET /api/staff/live`: the stream of changes a page listens to (server-sent events). Named events carry ids only. */
import { liveStream, staffLiveStream } from '@tsunagu/contract/platform.ts'
import type { FastifyInstance } from 'fastify'
import { Failure, NotAllowed } from '../errors.ts'
import type { Change } from '../live.ts'
import type { Centre, Module } from '../module.ts'
import { noteSpan } from '../watching/telemetry.ts'
import { type Actor, working } from '../work.ts'
import { type Gate, sendProblem } from './serve.ts'

const heartbeat = 20_000

export function hangLive(app: FastifyInstance, centre: Centre, gate: Gate, modules: readonly Module[]): void {
  for (const stream of [liveStream, staffLiveStream]) hangStream(app, centre, gate, modules, stream)
}

type Stream = typeof liveStream | typeof staffLiveStream

function hangStream(app: FastifyInstance, centre: Centre, gate: Gate, modules: readonly Module[], endpoint: Stream): void {
  const keysOf = (actor: Actor) =>
    working(centre.ground, actor, async (work) => {
      const keys = new Set<string>()
      for (const module of modules) for (const key of (await module.liveKeys?.(work)) ?? []) keys.add(key)
      return keys
    })

  app.get(endpoint.path, async (request, reply) => {
    const identify = () => gate.identify(centre.ground, request, endpoint)
    let actor: Actor
    try {
      actor = await identify()
      if (actor.kind === 'nobody') throw new NotAllowed('signed-out')
    } catch (error) {
      if (error instanceof Failure) return sendProblem(reply, error)
      throw error
    }
    let keys = await keysOf(actor)
    reply.hijack()
    const stream = reply.raw
    // whoever left meanwhile will not say so again
    if (stream.destroyed) return
    // a word after the end is an error without a listener, and would end the process
    stream.on('error', () => {})
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    stream.write('retry: 1000\nevent: open\ndata: {}\n\n')
    const forget = centre.live.listen(
      () => keys,
      (change) => {
        if (change === 'lost') {
          stream.write('event: lost\ndata: {}\n\n')
          // among what was missed may be the end of this very session
          recheck()
          return
        }
        stream.write(`event: change\ndata: ${JSON.stringify(told(change))}\n\n`)
        noteSpan('live update', { parent: change.trace, attributes: { 'tsunagu.topic': change.topic } })
        if (change.topic === 'session') end()
        // a role given or taken changes what this page may hear
        else if (change.topic === 'vehicles') recheck()
      },
    )
    /** Hears nothing more, even when what was written before still waits for a slow phone. */
    const stop = () => {
      clearInterval(timer)
      forget()
    }
    const end = () => {
      stop()
      stream.end()
    }
    /** Who is it still, and what may they hear now? A session that has ended or run out ends the stream. */
    const recheck = () => {
      identify()
        .then(async (now) => {
          if (now.kind === 'nobody') end()
          else keys = await keysOf(now)
        })
        .catch(end)
    }
    const timer = setInterval(() => {
      stream.write(': here\n\n')
      recheck()
    }, heartbeat)
    stream.on('close', stop)
    // what changed while the keys were read has not been heard
    recheck()
  })
}

function told({ key, topic, id }: Change): object {
  const [kind, about] = key.split(':')
  return { topic, ...(kind === 'vehicle' ? { vehicleId: about } : {}), ...(id ? { id } : {}) }
}
