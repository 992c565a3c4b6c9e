import { useQuery } from '@tanstack/react-query'
import { readStaffMe, staffSignOut } from '@tsunagu/contract/accounts.ts'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect } from 'react'
import { useAct } from '../frame/act.ts'
import { leaveFor } from '../frame/leave.ts'
import { staffSignInAddress } from '../frame/return.ts'
import { arrivedSignedIn, SendToSignIn } from '../frame/SignedOutPage.tsx'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { staffTexts } from './texts.ts'

/** Where staff arrive: who they are here, and the way out. */
export function StaffPage() {
  const t = useTexts(staffTexts)
  const me = useQuery({ queryKey: ['staff', undefined, 'me'], queryFn: ({ signal }) => call(readStaffMe, { signal }) })
  useTitle(t.title)
  useEffect(() => {
    if (me.isSuccess) arrivedSignedIn()
  }, [me.isSuccess])
  if (me.isError && codeOf(me.error) === 'signed-out') return <SendToSignIn staff address={staffSignInAddress()} />
  return (
    <Threshold staff>
      <PageHeader title={t.title} lead={t.lead} />
      {me.isPending ? (
        <Skeleton lines={5} />
      ) : me.isError ? (
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <StaffDetails me={me.data} />
      )}
    </Threshold>
  )
}

/** Who has work in the staff's console. */
const consoleRoles = ['dealer', 'reviewer', 'administrator'] as const

function StaffDetails({ me }: { me: Parsed<(typeof readStaffMe)['response']> }) {
  const t = useTexts(staffTexts)
  const leaving = useAct()
  const leave = () =>
    leaving.run(async () => {
      const { next } = await call(staffSignOut)
      await leaveFor(next)
    })
  const roles = {
    dealer: t.dealerRole,
    operator: t.operator,
    support: t.support,
    reviewer: t.reviewer,
    administrator: t.administrator,
  }
  return (
    <div className="flex flex-col gap-6">
      <Pairs>
        <Pair name={t.name}>{me.name}</Pair>
        <Pair name={t.email}>{me.email}</Pair>
        <Pair name={t.roles}>
          <span className="flex flex-wrap gap-2">
            {me.roles.map((role) => (
              <Badge key={role}>{roles[role]}</Badge>
            ))}
          </span>
        </Pair>
        {me.dealer ? <Pair name={t.dealer}>{me.dealer.name}</Pair> : null}
      </Pairs>
      {consoleRoles.some((role) => me.roles.includes(role)) ? (
        <LinkButton href="/dealer/" kind="primary" wide>
          {t.toConsole}
        </LinkButton>
      ) : null}
      <p className="type-small text-quiet">{t.signOutMore}</p>
      <Wrong>{leaving.wrong}</Wrong>
      <Button icon="sign-out" wide pending={leaving.pending} onPress={() => void leave()}>
        {t.signOut}
      </Button>
    </div>
  )
}
