import { Navigate, useRouter } from '@tanstack/react-router'
import { completeRegistration } from '@tsunagu/contract/accounts.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { againFault, NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { PersonFields, personSentences } from '../details/PersonFields.tsx'
import { inOrder } from '../frame/in-order.ts'
import { leaveFor } from '../frame/leave.ts'
import { useRegistration, useRegistrationSteps } from './flow.ts'
import { followSignIn, isForUs } from './follow-sign-in.ts'
import { registrationTexts } from './texts.ts'

interface Details extends Record<string, unknown> {
  name: string
  kana: string
  authPhone: string
  password: string
  passwordAgain: string
}
const byContract = faultsOf<Details>(completeRegistration.body)

/** Login information and the person's name (ACC-18); then the account is there. */
export function RegistrationDetailsPage() {
  const t = useTexts(registrationTexts)
  const words = useTexts(passwordTexts)
  const { draft, setDraft, forget } = useRegistration()
  const { uid, at } = useRegistrationSteps()
  const router = useRouter()
  const { name, kana, authPhone, password, passwordAgain } = draft
  const form = useForm<Details>({
    initial: { name, kana, authPhone, password, passwordAgain },
    check: (values) => inOrder(values, { ...byContract(values), passwordAgain: againFault(values) }),
    sentences: { ...passwordSentences(words), ...personSentences(t) },
    onChange: (values) => setDraft({ ...draft, ...values }),
    send: async (values) => {
      const ours = await isForUs(uid)
      const { next } = await call(completeRegistration, {
        params: { id: draft.mailedId },
        body: { ...values, ...(uid ? { uid } : {}) },
      })
      const signedInAt = ours ? await followSignIn(next) : null
      if (signedInAt === null) {
        forget()
        return leaveFor(next)
      }
      router.history.replace(`/account/register/done?${new URLSearchParams({ return: signedInAt })}`)
    },
  })
  if (!draft.verified && !form.pending) return <Navigate to={at(draft.mailedId === '' ? 'email' : 'code')} replace />
  const over = form.problem?.code === 'code-needed' || form.problem?.code === 'already-registered' || form.problem?.code === 'not-found'
  const labels = { name: t.name, kana: t.kana, authPhone: t.phone, password: words.password, passwordAgain: words.again }
  return (
    <Form form={form} labels={labels}>
      {over ? <LinkButton href={at('email')}>{t.startAgain}</LinkButton> : null}
      <div>
        <Badge tone="good" icon="check">
          {t.verified(draft.email)}
        </Badge>
      </div>
      <PersonFields form={form} />
      <NewPasswordFields form={form} email={draft.email} label={words.password} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.submit}
      </Button>
    </Form>
  )
}
