import type { ReactNode } from 'react'
import { Card } from './Card.tsx'

/** Names and their values. */
export function Pairs({ children }: { children: ReactNode }) {
  return (
    <Card flush>
      <dl className="pairs">{children}</dl>
    </Card>
  )
}

export function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
