/** The port for whoever watches this process (METRICS_PORT): `/metrics`, `/health`, `/ready`. Not for the open network. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Centre } from '../module.ts'
import { openMetrics } from './metrics.ts'

export interface WatchPort {
  readonly port: number
  close(): Promise<void>
}

export async function openWatchPort(centre: Centre, port: number): Promise<WatchPort> {
  const metrics = await openMetrics(centre)
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET') return say(response, 405, {})
    if (path === '/metrics') return metrics.answer(request, response)
    if (path === '/health') return say(response, 200, { ok: true })
    if (path !== '/ready') return say(response, 404, {})
    void centre.readiness.answer().then(({ status, body }) => say(response, status, body))
  })
  server.listen(port, centre.config.HOST)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await metrics.close()
    },
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}
