import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { amendRegistration, listRegistrations } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { procedureAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { signupProblems } from '../problems.ts'
import { CertificatePicture } from '../status/CertificatePicture.tsx'
import { registrationsKey } from '../status/registrations.ts'
import { SignedOut } from '../status/SignedOut.tsx'
import { differences, statusTexts } from '../status/texts.ts'

/** From the error mail: what did not agree, and the filled form at that very item (IMP-04). */
export function AmendPage() {
  const t = useTexts(statusTexts)
  const { registrationId = '' } = useParams({ strict: false }) as { registrationId?: string }
  const router = useRouter()
  const act = useAct(signupProblems)
  useTitle(t.amendTitle)
  const query = useQuery({ queryKey: registrationsKey, queryFn: ({ signal }) => call(listRegistrations, { signal }) })
  if (query.isError && codeOf(query.error) === 'signed-out') return <SignedOut back={`/signup/amend/${registrationId}`} />
  const found = query.data?.find(({ id }) => id === registrationId)
  const open = () =>
    act.run(async () => {
      const { procedureId, step } = await call(amendRegistration, { params: { registrationId } })
      router.history.push(procedureAddress(procedureId, step))
    })
  return (
    <Frame>
      <PageHeader title={t.amendTitle} lead={t.amendLead} back="/signup/status" backLabel={t.title} />
      {query.isPending ? (
        <Skeleton lines={5} />
      ) : query.isError ? (
        <ErrorState error={query.error} problems={signupProblems} onRetry={() => void query.refetch()} />
      ) : found?.state === 'rejected' ? (
        <div className="flex flex-col gap-6">
          <Banner tone="caution" title={t.differed}>
            {differences(t, found.differs)}
            {found.note ? <p>{found.note}</p> : null}
          </Banner>
          <Wrong>{act.wrong}</Wrong>
          <Button kind="primary" icon="edit" wide pending={act.pending} onPress={() => void open()}>
            {t.amendOpen}
          </Button>
          <CertificatePicture registrationId={registrationId} />
        </div>
      ) : (
        <div className="flex flex-col gap-6">
          <p>{t.nothingToAmend}</p>
          <LinkButton href="/signup/status" kind="primary" wide>
            {t.title}
          </LinkButton>
        </div>
      )}
    </Frame>
  )
}
