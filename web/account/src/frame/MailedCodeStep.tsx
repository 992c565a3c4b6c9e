import { Navigate, useRouter } from '@tanstack/react-router'
import { resendCode, verifyCode } from '@tsunagu/contract/accounts.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { type Mailed, mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { VerifiedAlready } from '@tsunagu/kit/mailed-code/VerifiedAlready.tsx'
import { call } from '@tsunagu/kit/session.ts'

interface MailedCodeStepProps<D extends Mailed> {
  draft: D
  setDraft: (next: D) => void
  /** Addresses of the step that asks for the mail, and of the one after the code. */
  before: string
  next: string
}

/** The mailed six digits, as a step of a flow (ACC-11). */
export function MailedCodeStep<D extends Mailed>({ draft, setDraft, before, next }: MailedCodeStepProps<D>) {
  const t = useTexts(mailedCodeTexts)
  const router = useRouter()
  if (draft.mailedId === '') return <Navigate to={before} replace />
  if (draft.verified) return <VerifiedAlready email={draft.email} next={next} />
  const params = { id: draft.mailedId }
  return (
    <div className="flex flex-col gap-6">
      <p className="text-quiet">{t.sentTo(draft.email)}</p>
      <CodeForm
        mailed={draft}
        restart={before}
        verify={async (code) => {
          await call(verifyCode, { params, body: { code } })
          setDraft({ ...draft, verified: true })
          router.history.push(next)
        }}
        resend={async () => {
          const answer = await call(resendCode, { params })
          setDraft({ ...draft, ...mailedNow(answer, Date.now()) })
        }}
      />
    </div>
  )
}
