import { lazy, Suspense, useEffect, useState } from 'react'
import { atTabletPage, leaveFor, lending, mayShow, tabletPage } from './lent.ts'

// no other browser loads it
const LentTablet = lazy(async () => ({ default: (await import('./LentTablet.tsx')).LentTablet }))

/** Of every app: a browser that is lent shows the sign-up alone, in all its tabs, from the moment the console lends it (IMP-24). */
export function Lent() {
  const [on, setOn] = useState(() => lending() === 'lent')
  useEffect(() => {
    const look = (event?: Event) => {
      const state = lending()
      // a page that Back brings up again as it was left was left empty
      if (event?.type === 'pageshow' && !document.getElementById('root')) location.reload()
      else if (!atTabletPage() && (state === 'back' || (state === 'lent' && !mayShow(location.pathname)))) leaveFor(tabletPage)
      else setOn(state === 'lent')
    }
    look()
    addEventListener('storage', look)
    addEventListener('pageshow', look)
    return () => {
      removeEventListener('storage', look)
      removeEventListener('pageshow', look)
    }
  }, [])
  return on ? (
    <Suspense>
      <LentTablet />
    </Suspense>
  ) : null
}
