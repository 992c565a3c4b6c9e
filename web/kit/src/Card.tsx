import { type ReactNode, useId } from 'react'
import { whole } from './whole.tsx'

/** A quiet ground for things that belong together. `flush`: no padding, for a list or a picture to the edge. */
export function Card({ children, flush = false, className }: { children: ReactNode; flush?: boolean; className?: string }) {
  return (
    <div className={className ? `card ${className}` : 'card'} data-flush={flush || undefined}>
      {children}
    </div>
  )
}

/** A named part of a page (a landmark). `action` stands right of the title. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id} className="type-heading">
          {whole(title)}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}
