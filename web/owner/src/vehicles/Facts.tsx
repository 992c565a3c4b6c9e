import type { ReactNode } from 'react'

/** Names and values under each other, as one reads them from a document. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode; mark?: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name} className="fact">
          <dt>{fact.name}</dt>
          <dd>
            {fact.value}
            {fact.mark ? <span className="ms-2">{fact.mark}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
