import { Navigate, useRouter } from '@tanstack/react-router'
import { resendCode, verifyCode } from '@tsunagu/contract/accounts.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { VerifiedAlready } from '@tsunagu/kit/mailed-code/VerifiedAlready.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useReset, useResetSteps } from './flow.ts'

export function ResetCodePage() {
  const t = useTexts(mailedCodeTexts)
  const { draft, setDraft } = useReset()
  const { at } = useResetSteps()
  const router = useRouter()
  if (draft.mailedId === '') return <Navigate to={at('email')} replace />
  if (draft.verified) return <VerifiedAlready email={draft.email} next={at('password')} />
  return (
    <div className="flex flex-col gap-6">
      <p className="text-quiet">{t.sentTo(draft.email)}</p>
      <CodeForm
        mailed={draft}
        restart={at('email')}
        verify={async (code) => {
          await call(verifyCode, { params: { id: draft.mailedId }, body: { code } })
          setDraft({ ...draft, verified: true })
          router.history.push(at('password'))
        }}
        resend={async () => {
          const answer = await call(resendCode, { params: { id: draft.mailedId } })
          setDraft({ ...draft, ...mailedNow(answer, Date.now()) })
        }}
      />
    </div>
  )
}
