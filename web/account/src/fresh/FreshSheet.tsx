import { type Me, reauthenticate, reauthenticateByPasskey, reauthenticateOptions } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import type { Asked } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField } from '@tsunagu/kit/TextField.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useAct } from '../frame/act.ts'
import { answerByPasskey, passkeysWork } from '../passkeys/browser.ts'
import { freshPasswordProblems, freshProblems, freshTexts } from './texts.ts'

/** Password or passkey once more, in place, for acts that ask for a fresh authentication (ACC-30). */
export function FreshSheet({ me, open, onProved, onClose }: Asked & { me: Pick<Me, 'email' | 'hasPasskey'> }) {
  const t = useTexts(freshTexts)
  return (
    <Sheet open={open} onClose={onClose} title={t.title}>
      <div className="flex flex-col gap-5">
        <p className="text-quiet">{t.lead}</p>
        {me.hasPasskey && passkeysWork() ? <ByPasskey onProved={onProved} /> : null}
        <ByPassword email={me.email} first={!me.hasPasskey} onProved={onProved} />
      </div>
    </Sheet>
  )
}

function ByPasskey({ onProved }: { onProved: () => void }) {
  const t = useTexts(freshTexts)
  const act = useAct(freshProblems)
  const confirm = () =>
    act.run(async () => {
      const response = await answerByPasskey(await call(reauthenticateOptions))
      await call(reauthenticateByPasskey, { body: { response } })
      onProved()
    })
  return (
    <div className="flex flex-col gap-4">
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" icon="key" wide autoFocus pending={act.pending} onPress={() => void confirm()}>
        {t.byPasskey}
      </Button>
      <p className="or" style={{ marginBlock: 0 }}>
        {t.or}
      </p>
    </div>
  )
}

function ByPassword({ email, first, onProved }: { email: string; first: boolean; onProved: () => void }) {
  const t = useTexts(freshTexts)
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? 'required' : undefined }),
    send: async (body) => {
      await call(reauthenticate, { body })
      onProved()
    },
  })
  return (
    <Form form={form} labels={{ password: t.password }} problems={freshPasswordProblems}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.password} note={t.account(email)} autoFocus={first} {...form.field('password')} />
      <Button kind={first ? 'primary' : 'secondary'} type="submit" wide pending={form.pending}>
        {t.byPassword}
      </Button>
    </Form>
  )
}
