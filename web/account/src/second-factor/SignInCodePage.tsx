import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { readSignInCode, resendSignInCode, takeRecoveryCode, takeSignInCode } from '@tsunagu/contract/second-factor.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useState } from 'react'
import { leaveFor } from '../frame/leave.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { RecoveryForm } from './RecoveryForm.tsx'
import { SmsCode, type Texted } from './SmsCode.tsx'
import { factorTexts } from './texts.ts'

/** After the password: the code by SMS, or a recovery code (ACC-19). */
export function SignInCodePage() {
  const { uid } = useParams({ strict: false }) as { uid: string }
  const signInPage = `/account/sign-in/${encodeURIComponent(uid)}`
  const waiting = useQuery({
    queryKey: ['sign-in-code', uid],
    queryFn: ({ signal }) => call(readSignInCode, { params: { uid }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  // the sign-in is over or has not come so far: its own page knows what to say
  if (waiting.error instanceof CallFailed && waiting.error.problem.status === 404) return <Navigate to={signInPage} replace />
  return (
    <Threshold>
      {waiting.data ? (
        <Step uid={uid} first={waiting.data} signInPage={signInPage} />
      ) : waiting.error ? (
        <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Threshold>
  )
}

function Step({ uid, first, signInPage }: { uid: string; first: Texted; signInPage: string }) {
  const t = useTexts(factorTexts)
  const [recovery, setRecovery] = useState(false)
  const title = recovery ? t.byRecoveryTitle : t.codeTitle
  useTitle(title)
  const spent = first.resendsLeft === 0 && first.delivery === null
  const lead = recovery ? t.byRecoveryLead : spent ? undefined : t.signInLead(first.phone.replace('…', ''))
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <div className="flex flex-col gap-6">
        {recovery ? (
          <RecoveryForm
            take={async (code) => {
              const { next } = await call(takeRecoveryCode, { params: { uid }, body: { code } })
              await leaveFor(next)
            }}
          />
        ) : spent ? (
          <Banner tone="caution">{t.noMore}</Banner>
        ) : (
          <SmsCode
            first={first}
            read={(signal) => call(readSignInCode, { params: { uid }, signal })}
            verify={async (code) => {
              const { next } = await call(takeSignInCode, { params: { uid }, body: { code } })
              await leaveFor(next)
            }}
            resend={() => call(resendSignInCode, { params: { uid } })}
            restart={signInPage}
          />
        )}
        <Button kind="secondary" icon="key" wide onPress={() => setRecovery(!recovery)}>
          {recovery ? t.useSms : t.useRecovery}
        </Button>
        <p className="type-note text-quiet text-center">{t.passkeyToo}</p>
        <div className="text-center">
          <Link href={signInPage} alone>
            {t.otherWay}
          </Link>
        </div>
      </div>
    </>
  )
}
