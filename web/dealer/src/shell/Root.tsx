import { Outlet } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { FreshProvider } from '@tsunagu/kit/fresh.tsx'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { FreshSheet } from '../fresh/FreshSheet.tsx'
import { forgetAll, StaffContext, useStaffQuery } from '../session.ts'
import { ConsoleShell } from './ConsoleShell.tsx'
import { SignedOutPage } from './SignedOutPage.tsx'

/** Signed in: the shell with the page. Signed out: the way in, at the very address one came for. */
export function Root() {
  const { data: me, error, isPending, refetch } = useStaffQuery()
  const wasSignedIn = useRef(false)
  if (me) wasSignedIn.current = true
  useEffect(() => {
    if (me === null) forgetAll()
  }, [me])
  if (me)
    return (
      <StaffContext value={me}>
        <FreshProvider sheet={(asked) => <FreshSheet email={me.email} {...asked} />}>
          <ConsoleShell>
            <Outlet />
          </ConsoleShell>
        </FreshProvider>
      </StaffContext>
    )
  if (isPending)
    return (
      <Bare>
        <Skeleton height="60dvh" />
      </Bare>
    )
  if (me === null) return <SignedOutPage ended={wasSignedIn.current} />
  return (
    <Bare>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Bare>
  )
}

function Bare({ children }: { children: ReactNode }) {
  return <AppShell name={useBoth()(brand.product)}>{children}</AppShell>
}
