import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { whole } from './whole.tsx'

type Tone = 'plain' | 'info' | 'good' | 'caution' | 'danger'
const icons: Record<Tone, IconName> = { plain: 'info', info: 'info', good: 'check', caution: 'warning', danger: 'warning' }

interface BannerProps {
  tone?: Tone
  icon?: IconName
  title?: string
  children?: ReactNode
  action?: ReactNode
  /** It appeared by itself: read it out. */
  live?: boolean
}

/** Something to know about this page. Colour never speaks alone: there is always a sign and a sentence. */
export function Banner({ tone = 'plain', icon, title, children, action, live = false }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} {...(live ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}>
      <Icon name={icon ?? icons[tone]} size={22} />
      <div className="banner-main">
        {title ? <p className="banner-title">{whole(title)}</p> : null}
        {whole(children)}
        {action ? <div className="mt-2">{action}</div> : null}
      </div>
    </div>
  )
}

/** One or two words about a state. */
export function Badge({
  children,
  tone = 'plain',
  icon,
}: {
  children: ReactNode
  tone?: 'plain' | 'accent' | 'good' | 'caution' | 'danger'
  icon?: IconName
}) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </span>
  )
}
