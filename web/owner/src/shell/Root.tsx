import { Outlet } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { FreshProvider } from '@tsunagu/kit/fresh.tsx'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { type ReactNode, useRef } from 'react'
import { FreshSheet } from '../accounts/FreshSheet.tsx'
import { LanguageOfAccount } from '../accounts/LanguageOfAccount.tsx'
import { WelcomePage } from '../accounts/WelcomePage.tsx'
import { OwnerContext, useMe } from '../session.ts'
import { OwnerShell } from './OwnerShell.tsx'

/** Signed in: the shell with the page. Signed out: the welcome page at the very address one came for. */
export function Root() {
  const { data: me, error, isPending, refetch } = useMe()
  const wasSignedIn = useRef(false)
  if (me) wasSignedIn.current = true
  if (me)
    return (
      <OwnerContext value={me}>
        <LanguageOfAccount />
        <FreshProvider sheet={(asked) => <FreshSheet {...asked} />}>
          <OwnerShell>
            <Outlet />
          </OwnerShell>
        </FreshProvider>
      </OwnerContext>
    )
  if (isPending)
    return (
      <Bare>
        <Skeleton height="60dvh" />
      </Bare>
    )
  if (me === null) return <WelcomePage ended={wasSignedIn.current} />
  return (
    <Bare>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Bare>
  )
}

function Bare({ children }: { children: ReactNode }) {
  return <AppShell name={useBoth()(brand.product)}>{children}</AppShell>
}
