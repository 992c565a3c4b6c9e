/** Words to a car that only the centre can have said: compact JWS, ES256. */
import type { keysClaims, RequestClaims } from '@tsunagu/contract/message.ts'
import { CompactSign } from 'jose'
import type * as z from 'zod'
import type { CommandKey } from './command-keys.ts'

export const signRequest = (key: CommandKey, claims: RequestClaims): Promise<string> => sign(key, 'car-request+jwt', claims)

export const signKeys = (key: CommandKey, claims: z.input<typeof keysClaims>): Promise<string> => sign(key, 'car-keys+jwt', claims)

function sign(key: CommandKey, typ: string, claims: object): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', typ, kid: key.kid }).sign(key.privateKey)
}
