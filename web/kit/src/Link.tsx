import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { Icon, type IconName } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface LinkProps {
  href: string
  children: ReactNode
  /** Opens in a new tab, and says so. */
  external?: boolean
  /** Stands alone, not in running text: larger target, no underline. */
  alone?: boolean
  icon?: IconName
}

export function Link({ href, children, external = false, alone = false, icon }: LinkProps) {
  const t = useTexts(kitTexts)
  return (
    <AriaLink href={href} className={alone ? 'link link-alone' : 'link'} {...(external ? { target: '_blank', rel: 'noreferrer' } : {})}>
      {icon ? <Icon name={icon} size={18} /> : null}
      {children}
      {external ? (
        <>
          <Icon name="external" size={16} className="inline-block ms-1 align-[-0.15em]" />
          <span className="only-heard">{t.external}</span>
        </>
      ) : null}
    </AriaLink>
  )
}

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function LinkButton(props: {
  href: string
  children: ReactNode
  kind?: 'primary' | 'secondary' | 'quiet'
  icon?: IconName
  wide?: boolean
}) {
  const { href, children, kind = 'secondary', icon, wide } = props
  return (
    <AriaLink href={href} className={`button button-${kind}`} data-wide={wide || undefined}>
      {icon ? <Icon name={icon} size={20} /> : null}
      <span>{children}</span>
    </AriaLink>
  )
}
