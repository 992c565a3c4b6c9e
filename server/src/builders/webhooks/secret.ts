/** Secrets of webhooks (Standard Webhooks: `whsec_` and base64), sealed in the database. */
import { randomBytes } from 'node:crypto'
import { Webhook as Signer } from 'standardwebhooks'
import { seal, unseal } from '../../platform/secrets.ts'
import type { WebhookRow } from './queries.ts'

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const nameOf = (webhookId: string) => `builders webhook ${webhookId}`
export const sealSecret = (secret: string, webhookId: string, plain: string): Buffer =>
  seal(secret, nameOf(webhookId), Buffer.from(plain, 'utf8'))

/** The three headers of a message; for a day after a change of secret it carries both signatures. */
export function signedHeaders(secret: string, row: WebhookRow, messageId: string, body: string, now: Date): Record<string, string> {
  const sealed = [row.secret, ...(row.former_secret && row.former_secret_until && row.former_secret_until > now ? [row.former_secret] : [])]
  const signatures = sealed.map((one) => new Signer(unseal(secret, nameOf(row.id), one).toString('utf8')).sign(messageId, now, body))
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
