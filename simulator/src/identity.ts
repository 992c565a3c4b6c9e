/** Who a car is on the line, and the folder where it remembers that (files of mode 0600). */
import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import * as z from 'zod'

const jwk = z.looseObject({ kty: z.string(), kid: z.string() })
export type CommandKey = z.infer<typeof jwk>

const identity = z.object({
  carId: z.string(),
  /** PEM: the car's private key, its certificate, the centre's CA. */
  key: z.string(),
  certificate: z.string(),
  ca: z.string(),
  /** Public keys whose orders the car obeys. */
  commandKeys: z.array(jwk),
})
export type Identity = z.infer<typeof identity>

const identityFile = 'identity.json'

/** The identity a folder holds; `undefined` when there is none yet. Throws on a damaged file. */
export async function readIdentity(folder: string): Promise<Identity | undefined> {
  const found = await readJson(folder, identityFile)
  return found === undefined ? undefined : identity.parse(found)
}

export const writeIdentity = (folder: string, what: Identity) => writeJson(folder, identityFile, what)

export async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

let writes = 0

/** Whole or not at all: written beside, then renamed. */
export async function writeJson(folder: string, file: string, what: unknown): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = join(folder, `.${file}.${process.pid}.${++writes}`)
  await writeFile(beside, JSON.stringify(what), { mode: 0o600 })
  await rename(beside, join(folder, file))
}

/** What TLS needs of an identity: this car's certificate, and trust in the centre's CA and nobody else. */
export function secureContextOf({ key, certificate, ca }: Pick<Identity, 'key' | 'certificate' | 'ca'>): SecureContext {
  return createSecureContext({ key, cert: certificate, ca, minVersion: 'TLSv1.2' })
}

/** When the certificate ends, and when to ask for its successor: after two thirds of its life (ms since 1970). */
export function certificateLife(pem: string): { renewAt: number; until: number } {
  const certificate = new X509Certificate(pem)
  const from = Date.parse(certificate.validFrom)
  const until = Date.parse(certificate.validTo)
  return { renewAt: from + ((until - from) * 2) / 3, until }
}

/** The car's name on the line: the common name of its certificate. */
export function carIdOf(pem: string): string {
  const name = /^CN=(.+)$/m.exec(new X509Certificate(pem).subject)?.[1]
  if (!name) throw new Error('the certificate names no car')
  return name
}
