import { email as emailShape } from '@tsunagu/contract/accounts.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { accountMailDomain } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { useStepForm } from '../frame/step-form.ts'
import { signupProblems } from '../problems.ts'
import { mailedKey } from './CodePage.tsx'
import { likelyAddress } from './likely-address.ts'
import { accountTexts } from './texts.ts'
import { UnlessMade } from './UnlessMade.tsx'

export function EmailPage() {
  return (
    <UnlessMade>
      <EmailForm />
    </UnlessMade>
  )
}

/** The hint about filters stands before anybody waits for a mail (ACC-31); a slip in a well-known domain is asked about, never changed. */
function EmailForm() {
  const t = useTexts(accountTexts)
  const { answer, procedure, memory } = useProcedure()
  const form = useStepForm({
    initial: { email: procedure.facts.email?.address ?? '' },
    check: ({ email }) => ({ email: emailShape.safeParse(email).success ? undefined : email.trim() === '' ? 'required' : 'email' }),
    sentences: { 'email.email': t['email.email'] },
    send: async ({ email }) => {
      memory.set(mailedKey, String(Date.now()))
      await answer({ step: 'email', email })
    },
  })
  const guess = likelyAddress(form.values.email)
  return (
    <Form form={form} labels={{ email: t.email }} problems={signupProblems}>
      <TextField label={t.email} type="email" inputMode="email" autoComplete="email" note={t.emailNote} {...form.field('email')} />
      {guess ? (
        <Banner tone="info" action={<Button onPress={() => form.set('email', guess)}>{t.useTypo}</Button>} live>
          {t.typo(guess)}
        </Banner>
      ) : null}
      <Banner icon="mail">{t.filter(accountMailDomain)}</Banner>
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.send}
      </Button>
    </Form>
  )
}
