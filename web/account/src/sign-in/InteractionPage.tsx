import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation, useParams } from '@tanstack/react-router'
import { readInteraction } from '@tsunagu/contract/accounts.ts'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useQueryWord, withWords } from '../frame/search.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { Consent } from './Consent.tsx'
import { ExpiredInteraction } from './ExpiredInteraction.tsx'
import { SignIn } from './SignIn.tsx'

/** What the provider is asking of the person: to sign in (as owner or staff), or to allow another party's app. */
export function InteractionPage() {
  const { uid } = useParams({ strict: false }) as { uid: string }
  const staffAddress = useLocation({ select: ({ pathname }) => pathname.startsWith('/account/staff/') })
  const wantsAccount = useQueryWord('screen') === 'register'
  const interaction = useQuery({
    queryKey: ['interaction', uid],
    queryFn: ({ signal }) => call(readInteraction, { params: { uid }, signal }),
    refetchOnWindowFocus: 'always',
  })
  const { data, error } = interaction
  // Answered with 4xx: the provider no longer knows it, and trying again cannot help.
  const over = error instanceof CallFailed && error.problem.status >= 400 && error.problem.status < 500 && error.problem.status !== 429
  const staff = data ? data.audience === 'staff' : staffAddress
  // The app asked for the registration: it is the same interaction, one page further.
  if (wantsAccount && data?.prompt === 'login' && !staff) return <Navigate to={withWords('/account/register/email', { uid })} replace />
  return (
    <Threshold staff={staff}>
      {over ? (
        <ExpiredInteraction staff={staff} />
      ) : data ? (
        data.prompt === 'consent' ? (
          <Consent uid={uid} asked={data} />
        ) : (
          <SignIn key={uid} uid={uid} asked={data} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void interaction.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Threshold>
  )
}
