import { brand } from '@tsunagu/contract/brand.ts'
import type { ReactNode } from 'react'

const names = [brand.telematics, ...Object.values(brand.services)].flatMap(({ ja, en }) => [ja, en]).filter((name) => name.includes('-'))
const escaped = (name: string) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const pattern = new RegExp(`(${[...new Set([...names, 'Wi-Fi'])].map(escaped).join('|')})`)

/** Text in which no line breaks inside a product's name: 「G-Link」 stays on one line. What is no text goes through as it is. */
export function whole(text: ReactNode): ReactNode {
  if (typeof text !== 'string' || !text.includes('-')) return text
  return text.split(pattern).map((part, place) =>
    // split by a captured group: every second part is a name
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
      <span key={place} className="whole">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
