/** What an operator sets, from the environment: read once, every fault printed together. Prices and hours are data, not here. */
import { secondFactorMode } from '@tsunagu/contract/second-factor.ts'
import * as z from 'zod'

const flag = z.enum(['on', 'off']).transform((word) => word === 'on')
const port = z.coerce.number().int().min(0).max(65535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
)

export const roles = ['http', 'car', 'jobs'] as const
export type Role = (typeof roles)[number]

const shape = z.object({
  DATABASE_URL: z.string().startsWith('postgres').describe('PostgreSQL 15 or newer'),
  /** 32 bytes, base64: seals the keys that lie in the database. Lose it and every car must enrol again. */
  SECRET: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64')
    .describe('seals the keys in the database (32 bytes, base64)'),
  ROLES: list
    .pipe(z.array(z.enum(roles)).min(1))
    .default([...roles])
    .describe('what this process does: http,car,jobs'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: port.default(8700).describe('HTTP port of the web apps and the API'),
  ORIGIN: z.url().optional().describe('address people type; issuer of the OpenID provider and origin of passkeys'),
  TLS_CERT: z.string().optional().describe('file of a certificate with its chain (PEM): HTTPS; with TLS_KEY'),
  TLS_KEY: z.string().optional().describe('file of its key (PEM)'),
  PROXY: flag.default(false).describe('on: behind one TLS proxy that sets X-Forwarded-*; the last address in it counts'),
  CAR_HOST: z.string().default('localhost').describe('name under which cars reach the centre (in its certificate)'),
  CAR_PORT: port.default(8883).describe('MQTT over TLS for cars'),
  DEVICE_PORT: port.default(8884).describe('MQTT over TLS for devices that are not ours, each with its password (OVMS)'),
  OSMAND_PORT: port
    .optional()
    .describe('plain HTTP for trackers that cannot do HTTPS (OsmAnd protocol, usually 5055); without it only under ORIGIN'),
  DEVICE_UNLOCK: flag.default(false).describe('on: a request may unlock a car through its OVMS module; no page offers it'),
  EST_PORT: port.default(8443).describe('HTTPS for enrolment of cars (RFC 7030)'),
  BROKER_URL: z.url().optional().describe('an MQTT 5 broker in front instead of the own door'),
  SMTP_URL: z.url().optional().describe('mail server; without it mails lie in the local mailbox page'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .optional()
    .describe('SMS by Twilio; without the three keys they lie in the local mailbox, or with SMTP_URL nowhere'),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional().describe('number, sender’s name or messaging service (MG…) that SMS come from'),
  WAKE_URL: z.url().optional().describe('local stand-in that wakes an asleep car (the simulator)'),
  SORACOM_AUTH_KEY_ID: z.string().optional().describe('wake cars by Soracom SMS'),
  SORACOM_AUTH_KEY: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().optional().describe('cards at Stripe; without the three keys a local card company'),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional().describe('of the endpoint /api/payments/messages/cards, event types setup_intent.*'),
  CARD_PORT: port.default(8790).describe('port of the local card company and bank: an origin of their own'),
  BANK_URL: z.url().optional().describe('gateway to banks for direct debit agreed online (docs/decisions/0012)'),
  BANK_SECRET: z.string().min(32).optional().describe('shared with that gateway'),
  HOUJIN_APP_ID: z
    .string()
    .optional()
    .describe('application id for the corporate numbers of the National Tax Agency (Web-API v4); without it a local list of invented ones'),
  /** ACC-23: printed as required, but garbled; the operator decides. */
  CORPORATION_REQUIRES: list
    .pipe(z.array(z.enum(['building', 'department'])))
    .default([])
    .describe('what a corporation must give beside the rest: building,department'),
  MAP_TILES: z.string().optional().describe('raster tile address with {z}/{x}/{y}; without it an outline map'),
  MAP_CREDIT: z.string().default('').describe('credit line of the tiles'),
  WEB_DIR: z.string().optional().describe('folder of the built web apps'),
  /** Endpoints that ask for a passkey assertion bound to the request. */
  STEP_UP: list.default(['remote.close-windows']).describe('acts that need the passkey each time; the word none: no act'),
  FRESH_MINUTES: z.coerce.number().positive().default(5).describe('how long a password or passkey counts as fresh'),
  CODE_MINUTES: z.coerce.number().positive().default(10).describe('lifetime of a mailed code'),
  CODE_TRIES: z.coerce.number().int().positive().default(5).describe('wrong tries of one code'),
  CODE_RESENDS: z.coerce.number().int().nonnegative().default(4).describe('resends of one registration'),
  CODE_RESEND_SECONDS: z.coerce.number().nonnegative().default(30).describe('wait between two codes'),
  SECOND_FACTOR: secondFactorMode
    .default('offer')
    .describe('a code by SMS after the password (ACC-19). offer: for owners who switch it on; required: for every owner; off: for nobody'),
  SESSION_DAYS: z.coerce.number().positive().default(30).describe('a web session ends after so many days'),
  SESSION_IDLE_DAYS: z.coerce.number().positive().default(14).describe('… or so many days unused'),
  STAFF_SESSION_HOURS: z.coerce.number().positive().default(12).describe('a staff session ends after so many hours'),
  ENROL_DAYS: z.coerce.number().positive().default(7).describe('lifetime of a car’s one-time enrolment code'),
  CERTIFICATE_DAYS: z.coerce.number().positive().default(90).describe('lifetime of a car’s certificate; it renews by itself'),
  HISTORY_DAYS: z.coerce.number().int().positive().default(90).describe('how long a car’s history is kept in the database'),
  ARCHIVE: z
    .string()
    .regex(/^(s3:\/\/[^/]+(\/.*)?|\/.*|\.{1,2}\/.*)$/, 'a folder (/… or ./…) or s3://bucket/prefix')
    .optional()
    .describe('older history goes to Parquet files here: a folder or s3://bucket/prefix; without it it is dropped'),
  ARCHIVE_DAYS: z.coerce
    .number()
    .int()
    .positive()
    .default(400)
    .describe('a car’s history is deleted from the archive too after so many days'),
  S3_ENDPOINT: z.url().optional().describe('an S3-compatible store other than AWS; keys and region as the AWS SDK reads them'),
  DRIVE_DAYS: z.coerce.number().int().positive().default(400).describe('how long trips stay in the driving log'),
  NOTICE_DAYS: z.coerce.number().int().positive().default(400).describe('how long notices stay in the inbox'),
  PUSH_LOCAL: flag.default(false).describe('on: push services at private addresses too (tests)'),
  WEBHOOK_LOCAL: flag.default(false).describe('on: webhooks to private addresses and over plain http too (a laptop, tests)'),
  PRIVATE_BROKERS: flag
    .default(false)
    .describe('on: Home Assistant’s broker may lie in a private network (the centre runs at home); off: public addresses over TLS only'),
  REQUEST_SECONDS: z.coerce.number().positive().default(60).describe('how long a request waits for its car'),
  STALE_MINUTES: z.coerce.number().positive().default(15).describe('older values are shown as old'),
  STAFF_CHECK: z
    .enum(['terminal', 'customer-screen'])
    .default('terminal')
    .describe('where dealer staff confirms who a customer is; customer-screen: the tick on the customer’s own phone'),
  SIGNUP_HOURS: z.coerce.number().positive().default(72).describe('how long an unfinished sign-up is kept after its last step'),
  LINK_HOURS: z.coerce.number().positive().default(72).describe('lifetime of a sign-up’s QR and address'),
  JOIN_MINUTES: z.coerce.number().positive().default(60).describe('lifetime of a sign-up’s eight-digit join code'),
  TABLET_MINUTES: z.coerce
    .number()
    .positive()
    .default(5)
    .describe('a dealer’s tablet lent to a customer goes blank after that long without a touch'),
  BOTH_NAMES_DAYS: z.coerce
    .number()
    .int()
    .positive()
    .default(180)
    .describe('after a change of name the one before counts that long beside it (IMP-28)'),
  REMIND_DAYS: z.coerce.number().int().positive().default(14).describe('days between reminders to register the user after delivery'),
  CHARGING_SUPPORT_URL: z
    .url()
    .default('https://juden-support.jp/Registration')
    .describe('where EV/PHV charging support is applied for after delivery (CHG-14)'),
  METRICS_PORT: port
    .optional()
    .describe('port of /metrics (Prometheus), /health and /ready at HOST; without it there is none (docs/watching.md)'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(0)
    .describe('a stop on SIGTERM: so long not ready before the doors close, while load balancers look elsewhere and cars move over'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().describe('collector for traces (OTLP over HTTP, JSON); without it nothing is traced'),
  OTEL_SERVICE_NAME: z.string().default('tsunagu').describe('name of this service in traces and metrics'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1).describe('share of traces that are kept'),
  LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})
export type Config = Omit<z.output<typeof shape>, 'ORIGIN'> & { ORIGIN: string }

/** Half of these would be a quiet mistake: a card company without its messages. */
const together = [
  ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['BANK_URL', 'BANK_SECRET'],
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  ['TLS_CERT', 'TLS_KEY'],
] as const

/** Throws one error that lists every fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const named = Object.fromEntries(Object.keys(shape.shape).flatMap((key) => (env[key] ? [[key, env[key]]] : [])))
  const read = shape.safeParse(named)
  if (!read.success) throw new Error(`Configuration:\n${read.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`)
  const halves = together.filter((keys) => new Set(keys.map((key) => read.data[key] === undefined)).size > 1)
  if (halves.length > 0) throw new Error(`Configuration:\n${halves.map((keys) => `  ${keys.join(', ')}: all or none`).join('\n')}`)
  const { SECOND_FACTOR, SMTP_URL, TWILIO_ACCOUNT_SID } = read.data
  // mails are real and SMS go nowhere: nobody could sign in by password any more
  if (SECOND_FACTOR === 'required' && SMTP_URL && !TWILIO_ACCOUNT_SID)
    throw new Error('Configuration:\n  SECOND_FACTOR=required: needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM')
  return { ...read.data, ORIGIN: read.data.ORIGIN ?? `http://localhost:${read.data.PORT}` }
}

/** One line per setting, for `--help`. */
export function describeConfig(): { name: string; about: string; fallback: string }[] {
  return Object.entries(shape.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    return { name, about: schema.description ?? '', fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '' }
  })
}
