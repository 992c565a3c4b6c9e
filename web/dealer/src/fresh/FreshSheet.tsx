import { reauthenticateStaff } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import type { Asked } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField } from '@tsunagu/kit/TextField.tsx'
import { problems } from '../problems.ts'
import { shellTexts } from '../shell/texts.ts'

/** The password once more, in place. */
export function FreshSheet({ email, open, onProved, onClose }: Asked & { email: string }) {
  const t = useTexts(shellTexts)
  return (
    <Sheet open={open} onClose={onClose} title={t.fresh}>
      <div className="flex flex-col gap-5">
        <p className="text-quiet">{t.freshLead}</p>
        <ByPassword email={email} onProved={onProved} />
      </div>
    </Sheet>
  )
}

function ByPassword({ email, onProved }: { email: string; onProved: () => void }) {
  const t = useTexts(shellTexts)
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? 'required' : undefined }),
    send: async (body) => {
      await call(reauthenticateStaff, { body })
      onProved()
    },
  })
  return (
    <Form form={form} labels={{ password: t.password }} problems={problems}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.password} note={t.signedInAs(email)} autoFocus {...form.field('password')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.confirmIt}
      </Button>
    </Form>
  )
}
