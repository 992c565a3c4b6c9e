import type { ReactNode } from 'react'
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components'
import { Icon, type IconName } from './Icon.tsx'
import { whole } from './whole.tsx'

/** Rows under each other. `label` names the list where no heading does. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="list" {...(label ? { 'aria-label': label } : {})}>
      {children}
    </ul>
  )
}

interface ListItemProps {
  title: ReactNode
  /** A quieter second line. */
  about?: ReactNode
  /** What stands at the right: a value, an age, a badge. */
  value?: ReactNode
  icon?: IconName
  /** A picture in place of the icon. */
  picture?: ReactNode
  /** Where the row leads; or what it does. Neither: it only tells. */
  href?: string
  onPress?: () => void
  /** Greyed: old or unavailable. Say why in `about`. */
  stale?: boolean
}

export function ListItem({ title, about, value, icon, picture, href, onPress, stale = false }: ListItemProps) {
  const inside = (
    <>
      {picture ?? (icon ? <Icon name={icon} className="row-icon" /> : null)}
      <span className="row-main">
        <span className={stale ? 'row-title stale' : 'row-title'}>{whole(title)}</span>
        {about ? <span className="row-about">{whole(about)}</span> : null}
      </span>
      {value === undefined ? null : <span className={stale ? 'row-value stale' : 'row-value'}>{whole(value)}</span>}
      {href || onPress ? <Icon name="chevron-right" size={20} className="row-chevron" /> : null}
    </>
  )
  return (
    <li>
      {href ? (
        <AriaLink href={href} className="row">
          {inside}
        </AriaLink>
      ) : onPress ? (
        <AriaButton className="row" onPress={onPress}>
          {inside}
        </AriaButton>
      ) : (
        <div className="row">{inside}</div>
      )}
    </li>
  )
}
