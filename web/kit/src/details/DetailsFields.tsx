import type { CustomerKind, Profile } from '@tsunagu/contract/profile.ts'
import type { ReactNode } from 'react'
import { RadioGroup } from '../Choice.tsx'
import type { FormState } from '../form.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Pair, Pairs } from '../Pairs.tsx'
import { TextField } from '../TextField.tsx'
import { AddressFields, type Mark, plain } from './AddressFields.tsx'
import { BirthDateField } from './BirthDateField.tsx'
import type { DetailsValues } from './details-form.ts'
import { PhoneFields } from './PhoneFields.tsx'
import { detailsTexts } from './texts.ts'

interface DetailsFieldsProps<V extends DetailsValues> {
  form: FormState<V>
  kind: CustomerKind
  /** Cannot be changed here (ACC-17): shown, not asked. */
  held?: Profile['held']
  /** Why, and where one can ask for it. */
  heldNote?: ReactNode
  mark?: Mark
}

/** The nine items of a person (ACC-25) or those of a corporation (ACC-22), in one order everywhere. */
export function DetailsFields<V extends DetailsValues>({ form: given, kind, held = [], heldNote, mark = plain }: DetailsFieldsProps<V>) {
  const t = useTexts(detailsTexts)
  const { format } = useLanguage()
  const form = given as unknown as FormState<DetailsValues>
  const { values } = form
  const person = kind === 'individual'
  const nameLabel = person ? t.name : t.corporationName
  const kanaLabel = person ? t.kana : t.corporationKana
  return (
    <>
      {person ? null : (
        <TextField
          label={t.corporateNumber}
          inputMode="numeric"
          maxLength={20}
          optional
          note={t.corporateNote}
          {...form.field('corporateNumber')}
        />
      )}
      {held.length > 0 ? (
        <>
          {heldNote}
          <Pairs>
            {held.includes('name') ? <Pair name={nameLabel}>{values.name}</Pair> : null}
            {held.includes('kana') ? <Pair name={kanaLabel}>{values.kana}</Pair> : null}
            {held.includes('birthDate') ? <Pair name={t.birthDate}>{format.date(values.birthDate)}</Pair> : null}
          </Pairs>
        </>
      ) : null}
      {held.includes('name')
        ? null
        : mark(
            'name',
            <TextField
              label={nameLabel}
              autoComplete={person ? 'name' : 'organization'}
              maxLength={person ? 60 : 100}
              {...(person ? { note: t.nameNote } : {})}
              {...form.field('name')}
            />,
          )}
      {held.includes('kana') ? null : <TextField label={kanaLabel} note={t.kanaNote} maxLength={100} {...form.field('kana')} />}
      {person ? (
        <>
          <RadioGroup
            label={t.gender}
            name="gender"
            options={(['female', 'male', 'other', 'unsaid'] as const).map((value) => ({ value, label: t[value] }))}
            value={(values.gender || null) as 'female' | null}
            onChange={(value) => form.set('gender', value)}
            error={form.field('gender').error}
          />
          {held.includes('birthDate') ? null : mark('birthDate', <BirthDateField {...form.field('birthDate')} />)}
        </>
      ) : null}
      <AddressFields form={form} mark={mark} />
      {person ? null : <TextField label={t.department} maxLength={60} optional {...form.field('department')} />}
      <PhoneFields form={form} />
    </>
  )
}
