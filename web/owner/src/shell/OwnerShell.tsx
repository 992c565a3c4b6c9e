import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { listNotices } from '@tsunagu/contract/notices.ts'
import { AppShell, type Place } from '@tsunagu/kit/AppShell.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useLive } from '@tsunagu/kit/live.ts'
import { call } from '@tsunagu/kit/session.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { unreadKey } from '../notices/inbox.ts'
import { LineContext, useOnline } from './line.ts'
import { shellTexts } from './texts.ts'

/** Which of the five places an address belongs to. */
const placeOf = (path: string) => {
  if (path.startsWith('/remote') || path.startsWith('/finder')) return '/remote'
  return ['/garage', '/inbox', '/settings'].find((place) => path.startsWith(place)) ?? '/'
}

/** What stands around every page of a signed-in owner: navigation, the live line, whether there is a network. */
export function OwnerShell({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts)
  const both = useBoth()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const open = useLive()
  const online = useOnline()
  const broken = useForLong(!open)
  const { data: unread } = useQuery({
    queryKey: unreadKey,
    queryFn: async ({ signal }) => (await call(listNotices, { query: { most: 1 }, signal })).unread,
    staleTime: 30_000,
  })
  useFocusOnNewPage(path)
  const places: Place[] = [
    { href: '/', label: t.home, icon: 'gauge' },
    { href: '/remote', label: t.remote, icon: 'key' },
    { href: '/garage', label: t.garage, icon: 'car' },
    { href: '/inbox', label: t.inbox, icon: 'bell', ...(unread ? { count: unread } : {}) },
    { href: '/settings', label: t.settings, icon: 'gear' },
  ]
  return (
    <LineContext value={open}>
      <AppShell
        name={both(brand.product)}
        places={places}
        current={placeOf(path)}
        actions={
          <AriaLink href="/account" className="icon-button" aria-label={t.account}>
            <Icon name="user" size={22} />
          </AriaLink>
        }
      >
        {online && !broken ? null : (
          <div className="mb-2">
            <Banner tone="caution" icon="wifi-off" live>
              {online ? t.lineBroken : t.offline}
            </Banner>
          </div>
        )}
        {children}
      </AppShell>
    </LineContext>
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

/** A line that is back within seconds is nobody's concern. */
const patienceMs = 6000

function useForLong(state: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!state) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [state])
  return long
}
