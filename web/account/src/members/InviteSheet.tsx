import { inviteMember } from '@tsunagu/contract/profile.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { accountProblems } from '../problems.ts'
import { type Role, useRenewPeople } from './members.ts'
import { useRoleOptions } from './role-options.ts'
import { membersTexts } from './texts.ts'

const check = faultsOf<{ email: string; role: Role }>(inviteMember.body)

/** Invites a person by mail; they keep a sign-in of their own (IMP-27). */
export function InviteSheet({ membership, onClose }: { membership: string | null; onClose: () => void }) {
  const t = useTexts(membersTexts)
  const options = useRoleOptions()
  const renew = useRenewPeople()
  const withFresh = useFresh()
  const form = useForm<{ email: string; role: Role }>({
    initial: { email: '', role: 'viewer' },
    check,
    send: async (body) => {
      await withFresh(() => call(inviteMember, { body: { ...body, ...(membership === null ? {} : { membership }) } }))
      toast(t.sent, 'good')
      await renew()
      onClose()
    },
  })
  return (
    <Sheet open onClose={onClose} title={t.inviteTitle}>
      <Form form={form} labels={{ email: t.email, role: t.role }} problems={accountProblems}>
        <TextField label={t.email} note={t.emailNote} type="email" inputMode="email" maxLength={254} autoFocus {...form.field('email')} />
        <RadioGroup
          label={t.role}
          name="role"
          options={options}
          value={form.values.role}
          onChange={(role) => form.set('role', role)}
          error={form.field('role').error}
        />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.send}
        </Button>
      </Form>
    </Sheet>
  )
}
