import { Navigate, useRouter } from '@tanstack/react-router'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '../mailed-code/CodeForm.tsx'
import { mailedCodeTexts } from '../mailed-code/texts.ts'
import { VerifiedAlready } from '../mailed-code/VerifiedAlready.tsx'
import { useRegistration, useRegistrationSteps } from './flow.ts'

export function RegistrationCodePage() {
  const t = useTexts(mailedCodeTexts)
  const { draft, setDraft } = useRegistration()
  const { at } = useRegistrationSteps()
  const router = useRouter()
  if (draft.mailedId === '') return <Navigate to={at('email')} replace />
  if (draft.verified) return <VerifiedAlready email={draft.email} next={at('details')} />
  return (
    <div className="flex flex-col gap-6">
      <p className="text-quiet">{t.sentTo(draft.email)}</p>
      <CodeForm
        mailed={draft}
        restart={at('email')}
        onMailed={(mailed) => setDraft({ ...draft, ...mailed })}
        onVerified={() => {
          setDraft({ ...draft, verified: true })
          router.history.push(at('details'))
        }}
      />
    </div>
  )
}
