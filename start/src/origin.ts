/** The name people type is part of every passkey and of the OpenID issuer: a data folder keeps the one it began with. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keeps the origin at the first start. Throws an Error that says the way out when a later start asks for another. */
export function keepOrigin(dataDir: string, origin: string): { first: boolean } {
  const file = join(dataDir, 'origin')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${origin}\n`)
    return { first: true }
  }
  const kept = readFileSync(file, 'utf8').trim()
  if (nameOf(kept) !== nameOf(origin))
    throw new Error(
      `${dataDir} began as ${kept}; its passkeys and sign-ins would not work as ${origin}. Start with the same words as before, or with --data OTHER-FOLDER.`,
    )
  return { first: false }
}

/** A passkey knows no port (WebAuthn Level 3 §5.1.2): another one is no other house. */
const nameOf = (origin: string) => `${new URL(origin).protocol}//${new URL(origin).hostname}`
