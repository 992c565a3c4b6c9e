/**
 * A sign-in in progress belongs to the browser that began it. Without this, somebody could send the address of a page of
 * theirs, have it signed in by another, and carry on as that person.
 */
import { hmac, same } from '../keys.ts'

export const bindingPath = '/api/accounts'
export const bindingName = (uid: string): string => `tsunagu_i_${uid}`
export const bindingValue = (secret: string, uid: string): string => hmac(secret, 'interaction', uid).toString('base64url')

export function isBound(secret: string, uid: string, cookies: Record<string, string | undefined>): boolean {
  return same(Buffer.from(cookies[bindingName(uid)] ?? ''), Buffer.from(bindingValue(secret, uid)))
}
