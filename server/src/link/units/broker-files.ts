import type { Work } from '../../platform/work.ts'
import { openAuthority } from './authority.ts'
import { listRevoked } from './queries.ts'

/**
 * What an outside broker needs to know our cars and to be known by them, by file name (PEM): the cars' authority, the list of
 * certificates that count no longer, and a certificate for CAR_HOST with its key.
 */
export async function brokerFiles({ db, config, now }: Work): Promise<Record<string, string>> {
  const { ca, server, revocationList } = await openAuthority(db, config, now)
  const revoked = (await listRevoked(db, now)).map(({ serial, revoked_at }) => ({ serial, at: revoked_at as Date }))
  return {
    'cars-ca.pem': ca,
    'cars-crl.pem': await revocationList(revoked, now),
    'server.pem': server.cert,
    'server.key': server.key,
  }
}
