import { Checkbox } from '../Choice.tsx'
import type { FormState } from '../form.ts'
import { useTexts } from '../language.tsx'
import { PhoneField } from '../TextField.tsx'
import type { DetailsValues } from './details-form.ts'
import { detailsTexts } from './texts.ts'

/** Both numbers are required (ACC-26); most people have one. */
export function PhoneFields({ form }: { form: FormState<DetailsValues> }) {
  const t = useTexts(detailsTexts)
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
