/** Passwords by argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** PHC string. Japanese typed on another keyboard must give the same bytes: NFKC (RFC 8265 asks for a normal form). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** Against `undefined` (no such account) it works as long as against a real hash, and is false. */
export async function passwordMatches(password: string, kept: string | undefined): Promise<boolean> {
  const right = await verify(kept ?? (await nobodysHash), password.normalize('NFKC'))
  return kept !== undefined && right
}

const nobodysHash = hashPassword(crypto.randomUUID())
