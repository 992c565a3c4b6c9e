import { useQuery } from '@tanstack/react-query'
import { readPostalCode, postalCode as shape } from '@tsunagu/contract/profile.ts'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useEffect, useState } from 'react'
import type { DetailsValues } from './details.ts'
import { migrationTexts } from './texts.ts'

/** A postal code of one area fills the fields below it, once it is another than the record's. */
export function AddressFields({ form }: { form: FormState<DetailsValues> }) {
  const t = useTexts(migrationTexts)
  const code = shape.safeParse(form.values.postalCode).data ?? ''
  const [filled, setFilled] = useState(code)
  const { data } = useQuery({
    queryKey: ['postal-code', undefined, code],
    enabled: code !== '' && code !== filled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(readPostalCode, { params: { postalCode: code }, signal }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the areas of another code come
  useEffect(() => {
    const [only] = data ?? []
    if (!only || data?.length !== 1 || code === filled) return
    setFilled(code)
    form.fill({ prefecture: only.prefecture, city: only.city, street: only.town, building: '' })
  }, [data, code])
  return (
    <>
      <TextField
        label={t.postalCode}
        note={t.postalNote}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={9}
        {...form.field('postalCode')}
      />
      <TextField label={t.prefecture} autoComplete="address-level1" maxLength={10} {...form.field('prefecture')} />
      <TextField label={t.city} autoComplete="address-level2" maxLength={60} {...form.field('city')} />
      <TextField label={t.street} autoComplete="address-line1" maxLength={120} {...form.field('street')} />
      <TextField label={t.building} autoComplete="address-line2" maxLength={120} optional {...form.field('building')} />
    </>
  )
}
