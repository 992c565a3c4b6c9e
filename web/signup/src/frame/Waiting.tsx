import type { ReactNode } from 'react'

/** Somebody else is at it: three calm dots that stand still for who wants no motion, and the state in words, read out when it changes. */
export function Waiting({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="waiting" role="status">
      <span className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p className="type-heading">{title}</p>
      {children ? <p className="type-small text-quiet">{children}</p> : null}
    </div>
  )
}
