import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import { whole } from './whole.tsx'

/** The one `h1` of a page. `back` is an address, never "history.back": the page may be the first one opened. */
export function PageHeader(props: { title: string; back?: string; backLabel?: string; lead?: ReactNode; action?: ReactNode }) {
  const { title, back, backLabel, lead, action } = props
  return (
    <header className="page-head">
      {back ? <BackLink href={back}>{backLabel}</BackLink> : null}
      <div className="page-head-line">
        <h1 className="type-title">{whole(title)}</h1>
        {action}
      </div>
      {lead ? <p className="text-quiet max-w-2xl">{whole(lead)}</p> : null}
    </header>
  )
}

export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const t = useTexts(kitTexts)
  return (
    <AriaLink href={href} className="link link-alone page-back">
      <Icon name="chevron-left" size={20} />
      {children ?? t.back}
    </AriaLink>
  )
}
