import { Outlet, useRouterState } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell, type Place } from '@tsunagu/kit/AppShell.tsx'
import { FreshProvider } from '@tsunagu/kit/fresh.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useLive } from '@tsunagu/kit/live.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { codeOf } from '@tsunagu/kit/session.ts'
import { useEffect, useRef } from 'react'
import { useMeQuery } from '../details/me.ts'
import { FreshSheet } from '../fresh/FreshSheet.tsx'
import { ProveProvider } from '../second-factor/ProveProvider.tsx'
import { wayBack } from './return.ts'
import { arrivedSignedIn, SignedOutPage } from './SignedOutPage.tsx'
import { frameTexts } from './texts.ts'

/** Which place a page belongs to: most are reached from the details. */
const others: Record<string, string> = {
  '/account/second-factor': '/account/security',
  '/account/second-factor/codes': '/account/security',
  '/account/password': '/account/security',
}
const ownPlaces = ['/account/security', '/account/devices', '/account/preferences', '/account/developers']
const placeFor = (path: string) => others[path] ?? ownPlaces.find((place) => path === place || path.startsWith(`${place}/`)) ?? '/account/'

/** The pages of whoever is in. Without a session it leads to the sign-in and back to this very page. */
export function SignedIn() {
  const t = useTexts(frameTexts)
  const both = useBoth()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const me = useMeQuery()
  useLive({ enabled: me.isSuccess })
  useFocusOnArrival(path)
  useEffect(() => {
    if (me.isSuccess) arrivedSignedIn()
  }, [me.isSuccess])
  if (me.isError && codeOf(me.error) === 'signed-out') return <SignedOutPage />
  const places: Place[] = [
    { href: '/account/', label: t.details, icon: 'user' },
    { href: '/account/security', label: t.security, icon: 'key' },
    { href: '/account/devices', label: t.devices, icon: 'shield' },
    { href: '/account/preferences', label: t.preferences, icon: 'gear' },
    { href: '/account/developers', label: t.developers, icon: 'route' },
  ]
  return (
    <AppShell
      name={both(brand.account)}
      home="/account/"
      places={places}
      current={placeFor(path)}
      actions={
        <Link href={wayBack()} alone icon="chevron-left">
          <span className="pe-3">{t.backTo(both(brand.product))}</span>
        </Link>
      }
    >
      {me.isSuccess ? (
        <FreshProvider sheet={(asked) => <FreshSheet me={me.data} {...asked} />}>
          <ProveProvider>
            <div className="account-page">
              <Outlet />
            </div>
          </ProveProvider>
        </FreshProvider>
      ) : me.isError ? (
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </AppShell>
  )
}

/** A new page takes the focus, so that a screen reader does not stay at the old link. */
function useFocusOnArrival(path: string) {
  const arrived = useRef(path)
  useEffect(() => {
    if (arrived.current === path) return
    arrived.current = path
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}
