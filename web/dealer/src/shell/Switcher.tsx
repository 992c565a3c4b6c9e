import { useEffect, useRef, useState } from 'react'
import { Link as AriaLink } from 'react-aria-components'

interface SwitcherProps {
  /** What is switched, for who does not see it. */
  label: string
  views: readonly { href: string; label: string; count?: number }[]
  current: string
}

/** Views of one place, each with an address of its own. Where they do not fit, they scroll, and the edge that hides some fades. */
export function Switcher({ label, views, current }: SwitcherProps) {
  const { ref, hides } = useHidden()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the current one, or counts have made it wider
  useEffect(() => {
    ref.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current, views.map(({ count }) => count).join()])
  return (
    <div className="switcher">
      <nav ref={ref} className="switcher-views" aria-label={label} data-hides={hides || undefined}>
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
    </div>
  )
}

/** On which sides of the row something lies out of sight: `start`, `end`, both or neither. */
function useHidden() {
  const ref = useRef<HTMLElement>(null)
  const [hides, setHides] = useState('')
  useEffect(() => {
    const row = ref.current
    if (!row) return
    const look = () => {
      const before = row.scrollLeft > 2
      const after = row.scrollLeft + row.clientWidth < row.scrollWidth - 2
      setHides([before ? 'start' : '', after ? 'end' : ''].filter(Boolean).join(' '))
    }
    const watch = new ResizeObserver(look)
    // the row and what stands in it: a count makes a view wider, not the row
    for (const element of [row, ...row.children]) watch.observe(element)
    row.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      row.removeEventListener('scroll', look)
    }
  }, [])
  return { ref, hides }
}
