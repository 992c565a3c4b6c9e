import { signIn } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField, TextField } from '@tsunagu/kit/TextField.tsx'
import { leaveFor } from '../frame/leave.ts'
import { signInTexts } from './texts.ts'

/** The app asked for a passkey: the password was right, and is not enough. */
const problems = defineProblemSentences({
  ja: { 'passkey-needed': 'このアプリのログインには、パスキーが必要です。下の「パスキーでログイン」をお使いください。' },
  en: { 'passkey-needed': 'This app asks for a passkey. Use “Sign in with a passkey” below.' },
})
const check = faultsOf<{ email: string; password: string }>(signIn.body)

/** E-mail and password; the e-mail field also lists passkeys where the browser can (`webauthn`). */
export function PasswordSignIn({ uid, staff }: { uid: string; staff: boolean }) {
  const t = useTexts(signInTexts)
  const [draft, setDraft] = useDraft(staff ? 'staff-sign-in' : 'sign-in', { email: '', password: '' })
  const form = useForm({
    initial: draft,
    check,
    onChange: setDraft,
    send: async (body) => {
      const { next } = await call(signIn, { params: { uid }, body })
      await leaveFor(next)
    },
  })
  const labels = { email: t.email, password: t.password }
  return (
    <Form form={form} labels={labels} problems={problems}>
      <TextField label={t.email} type="email" inputMode="email" autoComplete="username webauthn" {...form.field('email')} />
      <PasswordField label={t.password} {...form.field('password')} />
      <div className="flex flex-col gap-2">
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.submit}
        </Button>
        {staff ? null : (
          <div className="text-center">
            <Link href={`/account/reset/email?uid=${encodeURIComponent(uid)}`} alone>
              {t.forgot}
            </Link>
          </div>
        )}
      </div>
    </Form>
  )
}
