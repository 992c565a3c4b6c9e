import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PhoneField, TextField } from '@tsunagu/kit/TextField.tsx'
import { registrationTexts } from '../registration/texts.ts'

export interface Person extends Record<string, unknown> {
  name: string
  kana: string
  authPhone: string
}

/** Sentences at these fields, for our own check and for the centre's. */
export const personSentences = (t: (typeof registrationTexts)['ja']): Record<string, string> => ({
  'name.too-long': t.tooLong60,
  'kana.too-long': t.tooLong60,
  'kana.invalid': t.kanaFault,
  'kana.not-kana': t.kanaFault,
  'authPhone.invalid': t.phoneFault,
  'authPhone.not-mobile': t.phoneFault,
})

/** Name, reading and authentication phone, as registered and as changed later (ACC-18, ACC-30). */
export function PersonFields<V extends Person>({ form }: { form: FormState<V> }) {
  const t = useTexts(registrationTexts)
  const fields = form as unknown as FormState<Person>
  return (
    <>
      <TextField label={t.name} autoComplete="name" maxLength={60} {...fields.field('name')} />
      <TextField label={t.kana} note={t.kanaNote} maxLength={60} {...fields.field('kana')} />
      <PhoneField label={t.phone} note={t.phoneNote} {...fields.field('authPhone')} />
    </>
  )
}
