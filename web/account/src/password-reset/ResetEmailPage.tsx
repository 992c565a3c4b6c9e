import { useRouter } from '@tanstack/react-router'
import { startPasswordReset } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { accountMailDomain } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useReset, useResetSteps } from './flow.ts'
import { resetTexts } from './texts.ts'

const byContract = faultsOf<{ email: string; language: string }>(startPasswordReset.body)

export function ResetEmailPage() {
  const t = useTexts(resetTexts)
  const words = useTexts(registrationTexts)
  const code = useTexts(mailedCodeTexts)
  const { language } = useLanguage()
  const { draft, setDraft } = useReset()
  const { at } = useResetSteps()
  const router = useRouter()
  const form = useForm({
    initial: { email: draft.email },
    check: ({ email }) => ({ email: byContract({ email, language }).email }),
    sentences: { 'email.email': words['email.email'] },
    onChange: ({ email }) => setDraft({ ...draft, email }),
    send: async ({ email }) => {
      const answer = await call(startPasswordReset, { body: { email, language } })
      setDraft({ ...draft, email: email.trim().toLowerCase(), ...mailedNow(answer, Date.now()) })
      router.history.push(at('code'))
    },
  })
  return (
    <Form form={form} labels={{ email: words.email }}>
      <TextField
        label={words.email}
        type="email"
        inputMode="email"
        autoComplete="username"
        note={words.filter(accountMailDomain)}
        {...form.field('email')}
      />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {code.sendCode}
      </Button>
      <p className="type-note text-quiet">{t.unknown}</p>
    </Form>
  )
}
