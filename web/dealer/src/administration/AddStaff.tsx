import { useQueryClient } from '@tanstack/react-query'
import { addStaff } from '@tsunagu/contract/accounts.ts'
import { type StaffRole, staffRoles } from '@tsunagu/contract/endpoint.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox, Select } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField, TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { problems } from '../problems.ts'
import { staffListKey, useDealers } from './administration.ts'
import { administrationTexts } from './texts.ts'

type Values = { name: string; email: string; roles: StaffRole[]; dealerId: string; password: string }
const bodyOf = (values: Values) => ({ ...values, dealerId: values.roles.includes('dealer') && values.dealerId ? values.dealerId : null })
const byContract = faultsOf<ReturnType<typeof bodyOf>>(addStaff.body)

/** A new member of staff with a first password. */
export function AddStaff({ onDone }: { onDone: () => void }) {
  const t = useTexts(administrationTexts)
  const client = useQueryClient()
  const withFresh = useFresh()
  const dealers = useDealers()
  const form = useForm<Values>({
    initial: { name: '', email: '', roles: ['dealer'], dealerId: '', password: '' },
    check: (values) => {
      const found = byContract(bodyOf(values))
      return values.roles.includes('dealer') && values.dealerId === '' ? { ...found, dealerId: 'needed' } : found
    },
    sentences: {
      'roles.too-short': t.rolesNeeded,
      'roles.required': t.rolesNeeded,
      'dealerId.needed': t.dealerNeeded,
      'dealerId.required': t.dealerNeeded,
      'password.too-short': t['password.too-short'],
    },
    send: async (values) => {
      const added = await withFresh(() => call(addStaff, { body: bodyOf(values) }))
      await client.invalidateQueries({ queryKey: staffListKey })
      toast(t.staffAdded(added.name), 'good')
      onDone()
    },
  })
  const words: Record<StaffRole, [string, string]> = {
    dealer: [t.dealerRole, t.aboutDealer],
    operator: [t.operator, t.aboutOperator],
    support: [t.support, t.aboutSupport],
    reviewer: [t.reviewer, t.aboutReviewer],
    administrator: [t.administrator, t.aboutAdministrator],
  }
  const { roles } = form.values
  const rolesField = form.field('roles')
  const dealerField = form.field('dealerId')
  return (
    <Form
      form={form}
      labels={{ name: t.name, email: t.email, roles: t.roles, dealerId: t.dealer, password: t.password }}
      problems={problems}
    >
      <TextField label={t.name} autoComplete="off" {...form.field('name')} />
      <TextField label={t.email} type="email" inputMode="email" autoComplete="off" {...form.field('email')} />
      <fieldset className="ticks">
        <legend className="field-label">{t.roles}</legend>
        {staffRoles.map((role) => (
          <Checkbox
            key={role}
            name="roles"
            selected={roles.includes(role)}
            onChange={(on) => rolesField.onChange(on ? [...roles, role] : roles.filter((one) => one !== role))}
            about={words[role][1]}
          >
            {words[role][0]}
          </Checkbox>
        ))}
        {rolesField.error ? (
          <p className="field-error">
            <Icon name="warning" size={18} />
            {rolesField.error}
          </p>
        ) : null}
      </fieldset>
      {roles.includes('dealer') ? (
        <Select
          label={t.dealer}
          {...(dealers.data?.length === 0 ? { note: t.noDealers } : {})}
          options={(dealers.data ?? []).map(({ id, name, place }) => ({ value: id, label: name, about: place }))}
          {...dealerField}
          value={dealerField.value || null}
        />
      ) : null}
      <PasswordField label={t.password} note={t.passwordNote} fresh {...form.field('password')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.save}
      </Button>
    </Form>
  )
}
