import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { reauthenticate, reauthenticateByPasskey, reauthenticateOptions } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField } from '@tsunagu/kit/TextField.tsx'
import { useOwner } from '../session.ts'
import { consentTexts } from './consent-texts.ts'

/** Here the address is known: only the password can be wrong. */
const problems = defineProblemSentences({
  ja: { 'sign-in-failed': 'パスワードが正しくありません。' },
  en: { 'sign-in-failed': 'The password is not correct.' },
})

/** Password or passkey once more, in place. `onConfirmed`: the centre knows again that it is this person. */
export function ConfirmItIsMe(props: {
  open: boolean
  onConfirmed: () => void
  onClose: () => void
  /** Before what; left out: before a consent is taken back. */
  lead?: string
}) {
  const { open, onConfirmed, onClose, lead } = props
  const t = useTexts(consentTexts)
  const { hasPasskey } = useOwner()
  return (
    <Sheet open={open} onClose={onClose} title={t.freshTitle}>
      <div className="flex flex-col gap-5">
        <p className="text-quiet">{lead ?? t.freshLead}</p>
        {hasPasskey ? <ByPasskey onConfirmed={onConfirmed} /> : null}
        <ByPassword onConfirmed={onConfirmed} />
      </div>
    </Sheet>
  )
}

function ByPasskey({ onConfirmed }: { onConfirmed: () => void }) {
  const t = useTexts(consentTexts)
  const confirm = async () => {
    try {
      const optionsJSON = (await call(reauthenticateOptions)) as unknown as PublicKeyCredentialRequestOptionsJSON
      await call(reauthenticateByPasskey, { body: { response: { ...(await startAuthentication({ optionsJSON })) } } })
      onConfirmed()
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

function ByPassword({ onConfirmed }: { onConfirmed: () => void }) {
  const t = useTexts(consentTexts)
  const { email, hasPasskey } = useOwner()
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? 'required' : undefined }),
    send: async (body) => {
      await call(reauthenticate, { body })
      onConfirmed()
    },
  })
  return (
    <Form form={form} labels={{ password: t.password }} problems={problems}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.password} note={t.account(email)} {...form.field('password')} />
      <Button kind={hasPasskey ? 'secondary' : 'primary'} type="submit" wide pending={form.pending}>
        {t.byPassword}
      </Button>
    </Form>
  )
}
