import { useQueryClient } from '@tanstack/react-query'
import { renamePasskey } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import type { Passkey } from './PasskeyList.tsx'
import { passkeyTexts } from './texts.ts'

const check = faultsOf<{ name: string }>(renamePasskey.body)

export function RenamePasskeySheet({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useTexts(passkeyTexts)
  const client = useQueryClient()
  const form = useForm({
    initial: { name: passkey.name },
    check,
    send: async (body) => {
      await call(renamePasskey, { params: { id: passkey.id }, body })
      await client.invalidateQueries({ queryKey: ['account'] })
      toast(t.renamed, 'good')
      onClose()
    },
  })
  return (
    <Sheet open onClose={onClose} title={t.renameTitle}>
      <Form form={form} labels={{ name: t.name }}>
        <TextField label={t.name} note={t.nameNote} maxLength={60} autoFocus {...form.field('name')} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.save}
        </Button>
      </Form>
    </Sheet>
  )
}
