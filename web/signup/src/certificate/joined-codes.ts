/** The certificate spreads one text over two or three QR symbols (structured append); each is seen in its own time. Pure. */

/** What a decoder says of one symbol, by zxing's names. */
export interface QrSymbol {
  bytes: Uint8Array
  /** -1 for a symbol that stands alone. */
  sequenceSize: number
  sequenceIndex: number
  /** Same for the symbols of one text. */
  sequenceId: string
}

export interface Joined {
  /** Texts whose symbols have all been seen. */
  texts: string[]
  /** Of the text that is nearest to whole: how many symbols were seen, and how many there are. */
  progress: { seen: number; of: number } | null
}

/** Keeps symbols until their text is whole; a symbol seen twice counts once. */
export function codeJoiner() {
  const groups = new Map<string, (Uint8Array | undefined)[]>()
  const alone = new Set<string>()
  return {
    take(symbols: readonly QrSymbol[]): Joined {
      for (const { bytes, sequenceSize, sequenceIndex, sequenceId } of symbols) {
        if (sequenceSize <= 1) {
          alone.add(textOf([bytes]))
          continue
        }
        if (sequenceIndex < 0 || sequenceIndex >= sequenceSize) continue
        const key = `${sequenceId}/${sequenceSize}`
        const group = groups.get(key) ?? Array.from<Uint8Array | undefined>({ length: sequenceSize })
        group[sequenceIndex] = bytes
        groups.set(key, group)
      }
      const whole = [...groups.values()].filter((group): group is Uint8Array[] => group.every(Boolean))
      const [next] = [...groups.values()]
        .map((group) => ({ seen: group.filter(Boolean).length, of: group.length }))
        .filter(({ seen, of }) => seen < of)
        .toSorted((a, b) => b.seen / b.of - a.seen / a.of)
      return { texts: [...alone, ...whole.map(textOf)], progress: next ?? null }
    },
  }
}

/** Joined before decoded: a Japanese character may be cut in two by the border of a symbol. */
function textOf(parts: readonly Uint8Array[]): string {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return new TextDecoder('shift_jis').decode(bytes)
}
