import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PhoneField, TextField } from '@tsunagu/kit/TextField.tsx'
import type { CardValues } from './card.ts'
import { linkageTexts } from './texts.ts'

/** Which ID, and who its holder is (MIG-08, MIG-10, ACC-27): the same in both procedures. */
export function CardFields({ form }: { form: FormState<CardValues> }) {
  const t = useTexts(linkageTexts)
  return (
    <>
      <RadioGroup
        label={t.kind}
        options={[
          { value: 'owners-card', label: t['owners-card'], about: t.ownersAbout },
          { value: 'service-card', label: t['service-card'], about: t.serviceAbout },
          { value: 'g-link-lite', label: t['g-link-lite'], about: t.liteAbout },
        ]}
        {...form.field('kind')}
      />
      <TextField label={t.number} note={t.numberNote} autoComplete="off" maxLength={24} {...form.field('number')} />
      <TextField label={t.name} note={t.nameNote} autoComplete="name" maxLength={100} {...form.field('name')} />
      <TextField label={t.kana} maxLength={100} {...form.field('kana')} />
      <TextField label={t.birthDate} note={t.birthDateNote} type="date" autoComplete="bday" optional {...form.field('birthDate')} />
      <PhoneField label={t.phone} note={t.phoneNote} {...form.field('phone')} />
    </>
  )
}

export function useCardLabels() {
  const t = useTexts(linkageTexts)
  return { kind: t.kind, number: t.number, name: t.name, kana: t.kana, birthDate: t.birthDate, phone: t.phone }
}
