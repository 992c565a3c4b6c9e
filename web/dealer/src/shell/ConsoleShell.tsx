import { useLocation } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { staffLiveStream } from '@tsunagu/contract/platform.ts'
import { AppShell, type Place } from '@tsunagu/kit/AppShell.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useLive } from '@tsunagu/kit/live.ts'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useIdentityChanges, useReviewCount } from '../reviews/reviews.ts'
import { has, useStaff } from '../session.ts'
import { shellTexts } from './texts.ts'
import { useNewcomers, useWaitingQuery, WaitingContext } from './waiting.ts'

const placeOf = (path: string) => {
  if (path.startsWith('/dealer/identity-changes')) return '/dealer/reviews'
  if (['/dealer/dealers', '/dealer/models', '/dealer/line'].some((place) => path.startsWith(place))) return '/dealer/staff'
  if (path.startsWith('/dealer/leaflet')) return '/dealer/purchases'
  return (
    ['/dealer/purchases', '/dealer/mandates', '/dealer/reviews', '/dealer/staff', '/dealer/settings'].find((place) =>
      path.startsWith(place),
    ) ?? ''
  )
}

/** What stands around every page of signed-in staff: the places of their roles, the live line, who waits. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts)
  const both = useBoth()
  const staff = useStaff()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const open = useLive({ address: staffLiveStream.path })
  const sells = has(staff, 'dealer', 'administrator')
  const reviews = has(staff, 'reviewer', 'administrator')
  const { data: waiting } = useWaitingQuery(sells)
  // changes of identity are a reviewer's alone: an administrator may not read them
  const changes = useIdentityChanges(has(staff, 'reviewer')).data?.length ?? 0
  const reviewCount = useReviewCount(reviews) + changes
  const newcomers = useNewcomers(waiting)
  useFocusOnNewPage(path)
  const count = waiting?.length ?? 0
  const counted = (number: number) => (number > 0 ? { count: number, countSays: t.waits(number) } : {})
  const places: Place[] = [
    ...(sells
      ? ([
          { href: '/dealer/purchases', label: t.purchases, icon: 'car', ...counted(count) },
          { href: '/dealer/mandates', label: t.mandates, icon: 'bank' },
        ] as const)
      : []),
    ...(reviews ? ([{ href: '/dealer/reviews', label: t.reviews, icon: 'shield', ...counted(reviewCount) }] as const) : []),
    ...(has(staff, 'administrator') ? ([{ href: '/dealer/staff', label: t.administration, icon: 'users' }] as const) : []),
    { href: '/dealer/settings', label: t.own, icon: 'gear' },
  ]
  const announcement = newcomers.map(({ number, vehicle }) => t.customerWaits(number, vehicle)).join(' ')
  // A screen turned to the customer shows and says nothing about anybody.
  if (/\/show\/(buyer|user)$/.test(path)) return <WaitingContext value={0}>{children}</WaitingContext>
  return (
    <WaitingContext value={count}>
      <div className="console">
        <AppShell
          name={`${both(brand.product)} ${t.console}`}
          home="/dealer/"
          places={places}
          current={placeOf(path)}
          actions={
            <>
              <p className="console-who">
                <span>{staff.dealer?.name}</span>
                <span>{staff.name}</span>
              </p>
              <QuickPreferences />
            </>
          }
        >
          <p className="only-heard" role="status">
            {announcement}
          </p>
          <Line open={open} />
          {children}
        </AppShell>
      </div>
    </WaitingContext>
  )
}

/** A line that is back within seconds is nobody's concern. */
const patienceMs = 6000

function Line({ open }: { open: boolean }) {
  const t = useTexts(shellTexts)
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (open) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [open])
  if (!long || open) return null
  return (
    <div className="mb-4">
      <Banner tone="caution" icon="wifi-off" live>
        {navigator.onLine ? t.lineBroken : t.offline}
      </Banner>
    </div>
  )
}

/** A screen reader starts at the top of a page it has gone to; the first page is left to the browser. */
function useFocusOnNewPage(path: string): void {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}
