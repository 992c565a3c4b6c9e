import { X509Certificate } from 'node:crypto'
import type { HomeAssistant } from '@tsunagu/contract/builders.ts'
import { ownerOf } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import { whyNotBroker } from '../../platform/outside/own-broker.ts'
import { seal } from '../../platform/secrets.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleOf } from '../../vehicles/index.ts'
import { brokerOf, upsertBroker } from './queries.ts'
import { shownBroker } from './shown.ts'
import { tellBrokers } from './tell-brokers.ts'

interface Asked {
  url: string
  user: string
  password?: string | undefined
  authority: string | null
  discoveryPrefix: string
  prefix: string
  vehicleIds: readonly string[] | null
  mayOperate: boolean
  on: boolean
}

export const passwordName = (accountId: string) => `builders broker ${accountId}`

/**
 * My broker as it is from now on. Refused `address-not-public`, `tls-needed` or `authority-invalid`; throws NotFound for a car that is not
 * the caller's.
 */
export async function setHomeAssistant(work: Work, asked: Asked): Promise<HomeAssistant | Refused> {
  const accountId = ownerOf(work)
  const why = whyNotBroker(asked.url, work.config.PRIVATE_BROKERS)
  if (why) return new Refused(why)
  if (asked.authority && !isCertificate(asked.authority)) return new Refused('authority-invalid')
  for (const vehicleId of asked.vehicleIds ?? []) await vehicleOf(work, vehicleId)
  const before = await brokerOf(work.db, accountId)
  const row = {
    account_id: accountId,
    url: asked.url,
    username: asked.user,
    password: passwordOf(work, accountId, asked, before),
    authority: asked.authority || null,
    discovery_prefix: asked.discoveryPrefix,
    prefix: asked.prefix,
    vehicle_ids: asked.vehicleIds && [...new Set(asked.vehicleIds)],
    may_operate: asked.mayOperate,
    is_on: asked.on,
    removed: false,
    state: asked.on ? ('waiting' as const) : ('off' as const),
    error: null,
    state_since: work.now,
    set_at: work.now,
  }
  await upsertBroker(work.db, row)
  await tellBrokers(work, accountId)
  return shownBroker(row)
}

/** A password once given stays, but goes to no other host than the one it was given for. */
function passwordOf(work: Work, accountId: string, { password, url }: Asked, before: { url: string; password: Buffer | null } | undefined) {
  if (password !== undefined && password !== '') return seal(work.config.SECRET, passwordName(accountId), Buffer.from(password, 'utf8'))
  const same = before && new URL(before.url).host === new URL(url).host && new URL(before.url).protocol === new URL(url).protocol
  return password === undefined && same ? before.password : null
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}
