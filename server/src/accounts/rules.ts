/** Decisions of accounts, without I/O. */

/** A name for people: `iPhone · Safari`. User agents lie; this is a hint, not a proof. */
export function deviceName(userAgent: string): string {
  const system = firstOf(userAgent, [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X|Macintosh/, 'Mac'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux'],
  ])
  const browser = firstOf(userAgent, [
    [/Edg[A-Z]*\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/SamsungBrowser\//, 'Samsung Internet'],
    [/Firefox\/|FxiOS\//, 'Firefox'],
    [/Chrome\/|CriOS\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  return [system, browser].filter(Boolean).join(' · ') || '—'
}

const firstOf = (text: string, names: [RegExp, string][]) => names.find(([sign]) => sign.test(text))?.[1]

/** Only a path of our own origin may be returned to: `//evil`, `\evil` and whole addresses become `/`. */
export function safeReturn(path: string | undefined): string {
  if (!path?.startsWith('/') || path.length > 2000) return '/'
  const origin = 'https://own.invalid'
  try {
    const url = new URL(path, origin)
    return url.origin === origin && !/[\\\p{Cc}]/u.test(path) && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}

/** Milliseconds to wait after so many wrong passwords in a row: none below `free`, then doubling from a second up to 15 minutes. */
export function guessDelay(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(15 * 60_000, 1000 * 2 ** Math.min(20, failures - free))
}

/** JSON with sorted keys: the same body hashes alike whoever wrote it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
}

const minute = 60_000
/** A verified code must be made use of within half an hour; with a sign-in chosen the rest may take the 72 hours of a sign-up (IMP-01). */
export const verifiedSince = (now: Date): { verifiedAfter: Date; keptAfter: Date } => ({
  verifiedAfter: new Date(now.getTime() - 30 * minute),
  keptAfter: new Date(now.getTime() - 72 * 60 * minute),
})

/** Ways of proving oneself, the weakest first; a passkey is two factors by itself. */
export const acrValues = ['password', 'second-factor', 'passkey'] as const

/** Is this way of proving oneself good enough for one of those asked for? A stronger one is good for a weaker, a passkey for everything. */
export function isAcrMet(acr: string | undefined, wanted: readonly string[]): boolean {
  const rank = (value: string | undefined) => (acrValues as readonly (string | undefined)[]).indexOf(value)
  return wanted.length === 0 || acr === 'passkey' || wanted.some((value) => rank(value) >= 0 && rank(acr) >= rank(value))
}
