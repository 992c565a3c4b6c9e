/** Somebody's webhook receiver for tests: verifies each message with the Standard Webhooks library before it believes a word. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

export interface WebhookReceiver {
  url: string
  /** Verified messages with their id, in order of arrival. */
  received: { id: string; message: Record<string, unknown> }[]
  /** Messages whose signature did not hold. */
  forged: number
  /** Requests, whatever became of them. */
  asked: number
  /** The secret it knows from now on. */
  learn(secret: string): void
  /** What it answers from now on; a number of ms waits first. */
  answer(status: number, body?: string, headers?: Record<string, string>): void
  stop(): Promise<void>
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  let secret = ''
  let reply: { status: number; body: string; headers: Record<string, string> } = { status: 204, body: '', headers: {} }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      receiver.asked++
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      try {
        const message = new Webhook(secret).verify(body, headers) as Record<string, unknown>
        receiver.received.push({ id: headers['webhook-id'] ?? '', message })
      } catch {
        receiver.forged++
      }
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    forged: 0,
    asked: 0,
    learn: (one) => {
      secret = one
    },
    answer: (status, body = '', headers = {}) => {
      reply = { status, body, headers }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return receiver
}
