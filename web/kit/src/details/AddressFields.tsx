import { useQuery } from '@tanstack/react-query'
import { postalCode as postalShape, readPostalCode } from '@tsunagu/contract/profile.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import type { FormState } from '../form.ts'
import { useTexts } from '../language.tsx'
import { call } from '../session.ts'
import { TextField } from '../TextField.tsx'
import type { DetailsValues } from './details-form.ts'
import { detailsTexts } from './texts.ts'

/** Says something around a field: that it was read with low confidence. */
export type Mark = (name: string, field: ReactNode) => ReactNode
export const plain: Mark = (_, field) => field

interface Area {
  prefecture: string
  city: string
  town: string
}

/** Seven digits fill the address; several areas are offered; what a person wrote is never overwritten, only asked about. */
export function AddressFields({ form, mark = plain }: { form: FormState<DetailsValues>; mark?: Mark }) {
  const t = useTexts(detailsTexts)
  const { values } = form
  const code = postalShape.safeParse(values.postalCode)
  const digits = code.success ? code.data : ''
  const query = useQuery({
    queryKey: ['postal-code', undefined, digits],
    enabled: digits !== '',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(readPostalCode, { params: { postalCode: digits }, signal }),
  })
  // What stood there when the page came was not made of this code by us just now: leave it.
  const [filled, setFilled] = useState(digits)
  const areas = query.data ?? []
  const use = ({ prefecture, city, town }: Area, street = values.street.startsWith(town) ? values.street : '') => {
    setFilled(digits)
    form.fill({ prefecture, city, street: street || town })
  }
  const empty = values.prefecture === '' && values.city === ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the areas of a code come
  useEffect(() => {
    const [only] = areas
    if (digits === '' || !only || areas.length > 1) return
    if (empty || (filled !== digits && filled !== '' && values.street === ''))
      // what was typed while we asked stays
      use(only, values.street)
    else if (sameArea(only, values)) setFilled(digits)
  }, [query.data, digits])
  const [first] = areas
  const differs = first && !empty && !areas.some((area) => sameArea(area, values))
  return (
    <>
      <TextField
        label={t.postalCode}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={9}
        note={t.postalNote}
        {...form.field('postalCode')}
      />
      {query.isSuccess && areas.length === 0 ? <Banner live>{t.postalNone}</Banner> : null}
      {areas.length > 1 && (empty || filled !== digits) ? (
        <fieldset className="areas">
          <legend className="field-label">{t.postalSeveral}</legend>
          {areas.map((area) => (
            <Button key={`${area.city}${area.town}`} onPress={() => use(area)}>
              {`${area.city}${area.town}`}
            </Button>
          ))}
        </fieldset>
      ) : differs && areas.length === 1 ? (
        <Banner tone="caution" live action={<Button onPress={() => use(first)}>{t.postalUse}</Button>}>
          {t.postalDiffers(`${first.prefecture}${first.city}${first.town}`)}
        </Banner>
      ) : null}
      {mark('prefecture', <TextField label={t.prefecture} autoComplete="address-level1" maxLength={10} {...form.field('prefecture')} />)}
      {mark('city', <TextField label={t.city} autoComplete="address-level2" maxLength={60} {...form.field('city')} />)}
      {mark('street', <TextField label={t.street} autoComplete="address-line1" maxLength={120} {...form.field('street')} />)}
      <TextField label={t.building} autoComplete="address-line2" maxLength={120} optional {...form.field('building')} />
    </>
  )
}

const sameArea = (area: Area, { prefecture, city }: DetailsValues) => prefecture.trim() === area.prefecture && city.trim() === area.city
