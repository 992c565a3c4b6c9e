import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { reauthenticate, reauthenticateByPasskey, reauthenticateOptions } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import type { Asked } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField } from '@tsunagu/kit/TextField.tsx'
import { useOwner } from '../session.ts'
import { freshTexts } from './fresh-texts.ts'

/** Here the address is known: only the password can be wrong. */
const problems = defineProblemSentences({
  ja: { 'sign-in-failed': 'パスワードが正しくありません。' },
  en: { 'sign-in-failed': 'The password is not correct.' },
})

/** Password or passkey once more, in place, for acts that ask for a fresh authentication (ACC-30). */
export function FreshSheet({ open, onProved, onClose }: Asked) {
  const t = useTexts(freshTexts)
  const { hasPasskey } = useOwner()
  return (
    <Sheet open={open} onClose={onClose} title={t.title}>
      <div className="flex flex-col gap-5">
        <p className="text-quiet">{t.lead}</p>
        {hasPasskey ? <ByPasskey onProved={onProved} /> : null}
        <ByPassword onProved={onProved} />
      </div>
    </Sheet>
  )
}

function ByPasskey({ onProved }: { onProved: () => void }) {
  const t = useTexts(freshTexts)
  const confirm = async () => {
    try {
      const optionsJSON = (await call(reauthenticateOptions)) as unknown as PublicKeyCredentialRequestOptionsJSON
      await call(reauthenticateByPasskey, { body: { response: { ...(await startAuthentication({ optionsJSON })) } } })
      onProved()
    } catch {
      // closed or no passkey here: the password is below
    }
  }
  return (
    <Button kind="primary" icon="key" wide onPress={() => void confirm()}>
      {t.byPasskey}
    </Button>
  )
}

function ByPassword({ onProved }: { onProved: () => void }) {
  const t = useTexts(freshTexts)
  const { email, hasPasskey } = useOwner()
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? 'required' : undefined }),
    send: async (body) => {
      await call(reauthenticate, { body })
      onProved()
    },
  })
  return (
    <Form form={form} labels={{ password: t.password }} problems={problems}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.password} note={t.account(email)} autoFocus={!hasPasskey} {...form.field('password')} />
      <Button kind={hasPasskey ? 'secondary' : 'primary'} type="submit" wide pending={form.pending}>
        {t.byPassword}
      </Button>
    </Form>
  )
}
