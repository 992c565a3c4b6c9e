import { Link as AriaLink } from 'react-aria-components'

interface SwitcherProps {
  /** What is switched, for who does not see it. */
  label: string
  views: readonly { href: string; label: string; count?: number }[]
  current: string
}

/** Views of one place, each with an address of its own. */
export function Switcher({ label, views, current }: SwitcherProps) {
  return (
    <nav className="switcher" aria-label={label}>
      {views.map((view) => (
        <AriaLink
          key={view.href}
          href={view.href}
          className="switcher-view"
          {...(view.href === current ? { 'aria-current': 'page', 'data-current': true } : {})}
        >
          {view.label}
          {view.count ? <span className="switcher-count">{view.count}</span> : null}
        </AriaLink>
      ))}
    </nav>
  )
}
