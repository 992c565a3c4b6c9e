import { mobilePhone, password as passwordShape } from '@tsunagu/contract/accounts.ts'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { flatFields } from '@tsunagu/kit/flat.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { againFault, NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { PhoneField } from '@tsunagu/kit/TextField.tsx'
import { useState } from 'react'
import { useProcedure, written } from '../frame/procedure.ts'
import { frameTexts } from '../frame/texts.ts'
import { signupProblems } from '../problems.ts'
import { accountTexts } from './texts.ts'
import { UnlessMade } from './UnlessMade.tsx'

export function LoginPage() {
  return (
    <UnlessMade>
      <Login />
    </UnlessMade>
  )
}

function Login() {
  const t = useTexts(accountTexts)
  const { procedure, goOn } = useProcedure()
  const [anew, setAnew] = useState(false)
  const kept = procedure.steps.find(({ id }) => id === 'login')?.state === 'done'
  if (!kept || anew) return <LoginForm />
  return (
    <>
      <Banner tone="good" title={t.loginKept}>
        {t.loginKeptMore}
      </Banner>
      <div className="flex flex-col gap-3">
        <Button kind="primary" wide onPress={goOn}>
          {t.keepLogin}
        </Button>
        <Button wide onPress={() => setAnew(true)}>
          {t.changeLogin}
        </Button>
      </div>
    </>
  )
}

interface LoginValues extends Record<string, unknown> {
  password: string
  passwordAgain: string
  authPhone: string
}

/** Passwords stay in memory; only the number is drafted (ACC-18). */
function LoginForm() {
  const t = useTexts(accountTexts)
  const words = useTexts(passwordTexts)
  const { next } = useTexts(frameTexts)
  const { procedure, answer, draft, setDraft, memory } = useProcedure()
  const email = procedure.facts.email?.address ?? ''
  const form = useForm<LoginValues>({
    initial: {
      password: memory.get('password') ?? '',
      passwordAgain: memory.get('passwordAgain') ?? '',
      authPhone: written(draft, 'authPhone'),
    },
    check: (values) => ({
      password: passwordShape.safeParse(values.password).success ? undefined : values.password === '' ? 'required' : 'too-short',
      passwordAgain: againFault(values),
      authPhone: mobilePhone.safeParse(values.authPhone).success ? undefined : values.authPhone === '' ? 'required' : 'not-mobile',
    }),
    sentences: { ...passwordSentences(words), 'authPhone.not-mobile': t.phoneFault, 'authPhone.invalid': t.phoneFault },
    onChange: ({ password, passwordAgain, authPhone }) => {
      memory.set('password', password).set('passwordAgain', passwordAgain)
      setDraft({ authPhone })
    },
    send: async (values) => {
      try {
        await answer({ step: 'login', ...values })
      } catch (error) {
        throw error instanceof CallFailed ? new CallFailed({ ...error.problem, ...flatFields(error.problem.fields) }) : error
      }
      memory.delete('password')
      memory.delete('passwordAgain')
    },
  })
  return (
    <Form form={form} labels={{ password: t.password, passwordAgain: t.again, authPhone: t.phone }} problems={signupProblems}>
      <p className="text-quiet">{t.loginNote}</p>
      <NewPasswordFields form={form} email={email} label={t.password} />
      <PhoneField label={t.phone} note={t.phoneNote} {...form.field('authPhone')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {next}
      </Button>
    </Form>
  )
}
