import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PhoneField, TextField } from '@tsunagu/kit/TextField.tsx'
import { AddressFields } from './AddressFields.tsx'
import { formTexts } from './form-texts.ts'
import type { Of, PurchaseValues, StatedField } from './purchase-form.ts'

/** What a customer says of themselves to the staff. The person's own browser data must not be offered here: nothing fills in by itself. */
export function StatedFields({ form, of }: { form: FormState<PurchaseValues>; of: Of }) {
  const t = useTexts(formTexts)
  const field = (name: StatedField) => form.field(`${of}.${name}`)
  const corporation = form.values[`${of}.kind`] === 'corporation'
  const { name: kindName, value, onChange } = field('kind')
  return (
    <>
      <RadioGroup
        label={t.partyKind}
        name={kindName}
        options={[
          { value: 'individual', label: t.individual },
          { value: 'corporation', label: t.corporation },
        ]}
        value={value}
        onChange={onChange}
      />
      <div className="field-pair">
        <TextField label={corporation ? t.corporateName : t.name} autoComplete="off" {...field('name')} />
        <TextField label={t.kana} note={t.kanaNote} optional autoComplete="off" {...field('kana')} />
      </div>
      {corporation ? null : (
        <div className="field-pair">
          <TextField label={t.birthDate} type="date" optional {...field('birthDate')} />
        </div>
      )}
      <AddressFields form={form} of={`${of}.address`} />
      <div className="field-pair">
        <PhoneField label={t.phone} optional {...field('phone')} />
        <TextField
          label={t.email}
          type="email"
          inputMode="email"
          optional
          autoComplete="off"
          {...(of === 'user.stated' ? { note: t.emailNote } : {})}
          {...field('email')}
        />
      </div>
    </>
  )
}

/** What each field is called in the summary of faults. */
export function statedLabels(t: (typeof formTexts)['ja'], of: Of, who: string): Partial<Record<keyof PurchaseValues, string>> {
  const labels: Record<StatedField, string> = {
    kind: t.partyKind,
    name: t.name,
    kana: t.kana,
    birthDate: t.birthDate,
    'address.postalCode': t.postalCode,
    'address.prefecture': t.prefecture,
    'address.city': t.city,
    'address.street': t.street,
    'address.building': t.building,
    phone: t.phone,
    email: t.email,
  }
  return Object.fromEntries(Object.entries(labels).map(([field, label]) => [`${of}.${field}`, `${who} ${label}`]))
}
