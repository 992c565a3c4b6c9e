/** Enrolment codes and car ids, and whether a code may still be used. Pure but for the randomness handed in. */

/** RFC 4648 base32. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const codeLength = 20
/** The part of a code that finds its row: 40 bits; the other 60 are the secret. */
export const handleLength = 8
export const mostTries = 5

export const codeOf = (random: Uint8Array): string => [...random.subarray(0, codeLength)].map((byte) => letters[byte & 31]).join('')

export const isCode = (text: string): boolean => /^[A-Z2-7]{20}$/.test(text)
export const handleOf = (code: string): string => code.slice(0, handleLength)

/** 22 letters and digits (130 bits) from at least 22 random bytes below 248, so that each character is equally likely. */
export function carIdOf(random: Uint8Array): string | undefined {
  const usable = random.filter((byte) => byte < 248)
  return usable.length < 22 ? undefined : [...usable.subarray(0, 22)].map((byte) => alphanumeric[byte % 62]).join('')
}

/** Why a code is not taken: all look alike from outside. */
export function whyNotCode(
  kept: { tries: number; expires_at: Date; used_at: Date | null } | undefined,
  matches: boolean,
  now: Date,
): 'unknown' | 'used' | 'expired' | 'too-many-tries' | 'wrong' | undefined {
  if (!kept) return 'unknown'
  if (kept.used_at) return 'used'
  if (kept.expires_at <= now) return 'expired'
  if (kept.tries >= mostTries) return 'too-many-tries'
  return matches ? undefined : 'wrong'
}
