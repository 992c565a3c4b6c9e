import { addPasskey } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useAct } from '../frame/act.ts'
import { useAddPasskey, useDefaultName } from './add.ts'
import { passkeyProblems, passkeyTexts } from './texts.ts'

const byContract = faultsOf<{ name: string; response: object }>(addPasskey.body)

/** A name, then the browser asks for fingerprint, face or screen lock. */
export function AddPasskeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(passkeyTexts)
  return (
    <Sheet open={open} onClose={onClose} title={t.add}>
      <AddPasskey onAdded={onClose} />
    </Sheet>
  )
}

function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const t = useTexts(passkeyTexts)
  const add = useAddPasskey()
  const act = useAct(passkeyProblems)
  const usual = useDefaultName()
  const form = useForm({
    initial: { name: usual },
    check: ({ name }) => ({ name: byContract({ name, response: {} }).name }),
    send: async ({ name }) => {
      if (!(await act.run(() => add(name)))) return
      toast(t.added, 'good')
      onAdded()
    },
  })
  return (
    <Form form={form} labels={{ name: t.name }}>
      <p className="text-quiet">{t.makeMore}</p>
      <Wrong>{act.wrong}</Wrong>
      <TextField label={t.name} note={t.nameNote} maxLength={60} {...form.field('name')} />
      <Button kind="primary" icon="key" type="submit" wide pending={form.pending}>
        {t.make}
      </Button>
    </Form>
  )
}
