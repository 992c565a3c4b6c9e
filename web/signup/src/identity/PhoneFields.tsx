import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PhoneField } from '@tsunagu/kit/TextField.tsx'
import type { DetailsValues } from './details-form.ts'
import { identityTexts } from './texts.ts'

/** Both numbers are required (ACC-26); most people have one. */
export function PhoneFields({ form }: { form: FormState<DetailsValues> }) {
  const t = useTexts(identityTexts)
  const same = form.field('samePhone')
  return (
    <>
      <PhoneField label={t.mobilePhone} {...form.field('mobilePhone')} />
      <Checkbox name="samePhone" selected={same.value} onChange={same.onChange}>
        {t.samePhone}
      </Checkbox>
      {same.value ? null : <PhoneField label={t.contactPhone} {...form.field('contactPhone')} />}
    </>
  )
}
