import type { FormState } from './form.ts'
import { useTexts } from './language.tsx'
import { missing, strengthOf } from './password-strength.ts'
import { passwordTexts } from './password-texts.ts'
import { PasswordField } from './TextField.tsx'

export interface NewPassword extends Record<string, unknown> {
  password: string
  passwordAgain: string
}

/** What is wrong with the second field before anything is sent. */
export const againFault = ({ password, passwordAgain }: NewPassword): string | undefined =>
  passwordAgain === '' ? 'required' : passwordAgain === password ? undefined : 'not-same'

/** A password twice, with a hint while it grows, and the account's name beside it for password managers. */
export function NewPasswordFields<V extends NewPassword>({ form, email, label }: { form: FormState<V>; email: string; label: string }) {
  const t = useTexts(passwordTexts)
  const fields = form as unknown as FormState<NewPassword>
  return (
    <>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={label} note={t.note} fresh {...fields.field('password')} />
      <StrengthHint password={fields.values.password} email={email} />
      <PasswordField label={t.again} fresh {...fields.field('passwordAgain')} />
    </>
  )
}

function StrengthHint({ password, email }: { password: string; email: string }) {
  const t = useTexts(passwordTexts)
  const level = strengthOf(password, email)
  const words = ['', t.weak, t.fair, t.good]
  return (
    <div className="strength" data-level={level}>
      <span className="strength-bar" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p role="status">{password === '' ? '' : missing(password) > 0 ? t.more(missing(password)) : words[level]}</p>
    </div>
  )
}
