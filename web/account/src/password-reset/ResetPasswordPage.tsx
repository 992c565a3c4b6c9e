import { Navigate, useRouter } from '@tanstack/react-router'
import { completePasswordReset } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { againFault, type NewPassword, NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { withWords } from '../frame/search.ts'
import { useReset, useResetSteps } from './flow.ts'
import { resetTexts } from './texts.ts'

const byContract = faultsOf<NewPassword>(completePasswordReset.body)

export function ResetPasswordPage() {
  const t = useTexts(resetTexts)
  const words = useTexts(passwordTexts)
  const { draft, setDraft } = useReset()
  const { uid, at } = useResetSteps()
  const router = useRouter()
  const form = useForm<NewPassword>({
    initial: { password: draft.password, passwordAgain: draft.passwordAgain },
    check: (values) => ({ ...byContract(values), passwordAgain: againFault(values) }),
    sentences: passwordSentences(words),
    onChange: (values) => setDraft({ ...draft, ...values }),
    send: async (values) => {
      const { next } = await call(completePasswordReset, {
        params: { id: draft.mailedId },
        body: { ...values, ...(uid ? { uid } : {}) },
      })
      router.history.replace(withWords('/account/reset/done', { next }))
    },
  })
  if (!draft.verified && !form.pending) return <Navigate to={at(draft.mailedId === '' ? 'email' : 'code')} replace />
  const over = form.problem?.code === 'code-needed' || form.problem?.code === 'not-found'
  return (
    <Form form={form} labels={{ password: words.newPassword, passwordAgain: words.again }}>
      {over ? <LinkButton href={at('email')}>{t.startAgain}</LinkButton> : null}
      <NewPasswordFields form={form} email={draft.email} label={words.newPassword} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.submit}
      </Button>
    </Form>
  )
}
