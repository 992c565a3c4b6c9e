/** Domains whose slips are common enough to ask about. */
const known = [
  'gmail.com',
  'yahoo.co.jp',
  'icloud.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'outlook.jp',
  'outlook.com',
  'hotmail.com',
]

/** What was probably meant when the domain is one slip away from a well-known one; null when it is one, or none is near. */
export function likelyAddress(written: string): string | null {
  const [local, domain, ...more] = written.normalize('NFKC').trim().toLowerCase().split('@')
  if (!local || !domain || more.length > 0 || !domain.includes('.') || known.includes(domain)) return null
  const near = known.find((one) => oneSlip(domain, one))
  return near ? `${local}@${near}` : null
}

/** One letter too many, too few, another, or two that changed places. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - from && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(from, a.length - end), b.slice(from, b.length - end)]
  return left.length + right.length <= 2 && left.length <= 1 && right.length <= 1
    ? true
    : left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
