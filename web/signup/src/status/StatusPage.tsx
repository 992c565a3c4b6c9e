import { useQuery } from '@tanstack/react-query'
import { listRegistrations } from '@tsunagu/contract/signup.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useLive } from '@tsunagu/kit/live.ts'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { signupProblems } from '../problems.ts'
import { RegistrationCard } from './RegistrationCard.tsx'
import { registrationsKey } from './registrations.ts'
import { SignedOut } from './SignedOut.tsx'
import { statusTexts } from './texts.ts'

/** My registrations, live (ACC-28, PDL-30). */
export function StatusPage() {
  const t = useTexts(statusTexts)
  useTitle(t.title)
  const query = useQuery({ queryKey: registrationsKey, queryFn: ({ signal }) => call(listRegistrations, { signal }) })
  useLive({ enabled: query.isSuccess })
  if (query.isError && codeOf(query.error) === 'signed-out') return <SignedOut back="/signup/status" />
  return (
    <Frame>
      <PageHeader title={t.title} lead={t.lead} back="/signup/" backLabel={t.back} />
      {query.data ? (
        query.data.length === 0 ? (
          <EmptyState icon="file" title={t.none} action={<LinkButton href="/signup/after-delivery">{t.begin}</LinkButton>}>
            {t.noneMore}
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-5">
            {query.data.map((registration) => (
              <RegistrationCard key={registration.id} registration={registration} />
            ))}
          </div>
        )
      ) : query.isError ? (
        <ErrorState error={query.error} problems={signupProblems} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Frame>
  )
}
