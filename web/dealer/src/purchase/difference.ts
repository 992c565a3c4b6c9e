/** Where two texts differ, to be marked inside them. */
export interface Part {
  text: string
  differs: boolean
}

/** Width, small spelling signs and gaps say nothing about who it is: they are never marked. */
const folded = (character: string) =>
  character
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s‐‑–—―ー−･・-]/g, '')
const kanjiDigits = '〇一二三四五六七八九'
/** In an address 一丁目2番地 is 1-2. */
const foldedInAddress = (character: string) => {
  if ('丁目番地号の'.includes(character)) return ''
  const digit = kanjiDigits.indexOf(character)
  return digit >= 0 ? String(digit) : folded(character)
}

/** Less in common than this, and marks in the middle of words would only confuse: then all of it is marked. */
const leastInCommon = 0.3

/** Both texts cut into parts that the other has too and parts that it has not. */
export function markDifference(left: string, right: string, address = false): { left: Part[]; right: Part[] } {
  const a = [...left]
  const b = [...right]
  const fold = address ? foldedInAddress : folded
  const fa = a.map(fold)
  const fb = b.map(fold)
  // longest common subsequence, from the end, so that it reads off forwards
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = longest[i]
      if (row) row[j] = fa[i] !== '' && fa[i] === fb[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const longer = Math.max(fa.filter(Boolean).length, fb.filter(Boolean).length)
  if (longer > 0 && at(0, 0) / longer < leastInCommon) return { left: whole(left), right: whole(right) }
  const commonA = fa.map((f) => f === '')
  const commonB = fb.map((f) => f === '')
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (fa[i] !== '' && fa[i] === fb[j]) {
      commonA[i] = true
      commonB[j] = true
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return { left: parts(a, commonA), right: parts(b, commonB) }
}

const whole = (text: string): Part[] => (text === '' ? [] : [{ text, differs: true }])

function parts(characters: string[], common: boolean[]): Part[] {
  const found: Part[] = []
  for (const [place, character] of characters.entries()) {
    const differs = !common[place]
    const last = found.at(-1)
    if (last && last.differs === differs) last.text += character
    else found.push({ text: character, differs })
  }
  return found
}
