import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { formTexts } from './form-texts.ts'
import type { PurchaseValues } from './purchase-form.ts'
import { StatedFields } from './StatedFields.tsx'

/** Same, different or not decided; of a different one, what is known. */
export function UserFields({ form }: { form: FormState<PurchaseValues> }) {
  const t = useTexts(formTexts)
  return (
    <>
      <RadioGroup
        label={t.userIs}
        note={t.userAbout}
        name="user.is"
        options={[
          { value: 'same', label: t.userSame },
          { value: 'different', label: t.userDifferent },
          { value: 'unknown', label: t.userUnknown, about: t.userUnknownAbout },
        ]}
        value={form.values['user.is']}
        onChange={(value) => form.set('user.is', value)}
      />
      {form.values['user.is'] === 'different' ? <StatedFields form={form} of="user.stated" /> : null}
    </>
  )
}
