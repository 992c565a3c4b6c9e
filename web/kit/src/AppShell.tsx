import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { Icon, type IconName } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

export interface Place {
  href: string
  label: string
  icon: IconName
  /** Something waits there: a count, shown and said. */
  count?: number
  /** What the count means when it is not 「未読」. */
  countSays?: string
}

interface AppShellProps {
  /** The product's name, from the brand. */
  name: string
  home?: string
  /** At most five; without any the page is bare (sign-in, a flow). */
  places?: readonly Place[]
  /** Address of the place one is in. */
  current?: string
  /** Buttons at the right of the top bar. */
  actions?: ReactNode
  children: ReactNode
}

/** Phone: top bar and tabs under the thumb. From 1024 px: navigation at the side, content at most 1080 px wide. */
export function AppShell({ name, home = '/', places = [], current, actions, children }: AppShellProps) {
  const t = useTexts(kitTexts)
  return (
    <div className="shell" data-bare={places.length === 0 || undefined}>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="shell-top">
        <AriaLink href={home} className="shell-name">
          {name}
        </AriaLink>
        <div className="flex items-center">{actions}</div>
      </header>
      <main id="main" tabIndex={-1} className="shell-main">
        {children}
      </main>
      {places.length > 0 ? (
        <nav className="shell-tabs" aria-label={t.menu}>
          {places.map((place) => (
            <AriaLink
              key={place.href}
              href={place.href}
              className="shell-tab"
              {...(place.href === current ? { 'aria-current': 'page', 'data-current': true } : {})}
            >
              <span className="shell-mark">
                <Icon name={place.icon} />
                {place.count ? (
                  <span className="shell-count">
                    <span aria-hidden="true">{place.count > 99 ? '99+' : place.count}</span>
                  </span>
                ) : null}
              </span>
              <span>{place.label}</span>
              {place.count ? <span className="only-heard">{place.countSays ?? t.unread(place.count)}</span> : null}
            </AriaLink>
          ))}
        </nav>
      ) : null}
    </div>
  )
}
