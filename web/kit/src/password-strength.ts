/** A hint while a password is being chosen. The centre decides; this only says early what it will say. */

/** 0: too short to be taken · 1: easily guessed · 2: fair · 3: good. */
export type Strength = 0 | 1 | 2 | 3

const shortest = 10

const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Guesses grow with length and with how different the characters are, not with rules about signs. */
export function strengthOf(password: string, email = ''): Strength {
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = [...plain]
  if (letters.length < shortest) return 0
  const different = new Set(letters).size
  const local = email.trim().toLowerCase().split('@')[0] ?? ''
  if (different <= 4 || isRow(plain) || (local.length >= 3 && plain.includes(local))) return 1
  const variety = different / letters.length
  // Japanese has thousands of characters where ASCII has dozens.
  const weight = letters.reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2fff ? 1.7 : 1), 0) * Math.min(1, variety + 0.35)
  return weight >= 14 ? 3 : weight >= 10 ? 2 : 1
}

/** Characters still missing until it is long enough. */
export const missing = (password: string): number => Math.max(0, shortest - password.length)

const isRow = (plain: string) => {
  const bare = plain.replaceAll(/[^a-z0-9]/g, '')
  return bare.length >= plain.length - 2 && rows.some((row) => `${row}${row}${row}`.includes(bare))
}
