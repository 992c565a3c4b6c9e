/** Hashes and keys of accounts. Symmetric keys are derived from SECRET (RFC 5869), one per purpose, so nothing needs to be stored. */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, base64url: the value of a cookie. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()

/** A key for one purpose only. `secret`: config.SECRET. */
export const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), `tsunagu accounts ${purpose}`, 32))

/** HMAC-SHA-256 over the parts, which cannot run into each other. */
export const hmac = (secret: string, purpose: string, ...parts: string[]): Buffer =>
  createHmac('sha256', keyFor(secret, purpose)).update(JSON.stringify(parts)).digest()

export const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
