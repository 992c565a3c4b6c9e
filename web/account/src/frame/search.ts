import { useSearch } from '@tanstack/react-router'

/** A word of the address's query; undefined when it is not there. */
export function useQueryWord(name: string): string | undefined {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const word = search[name]
  return typeof word === 'string' && word !== '' ? word : undefined
}

/** An address with those words that are known. */
export function withWords(path: string, words: Record<string, string | undefined>): string {
  const known = Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known)}`
}
