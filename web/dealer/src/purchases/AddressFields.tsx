import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { readPostalCode } from '@tsunagu/contract/profile.ts'
import { Select } from '@tsunagu/kit/Choice.tsx'
import type { FormState } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { plainDigits, TextField } from '@tsunagu/kit/TextField.tsx'
import { useRef, useState } from 'react'
import { formTexts } from './form-texts.ts'

type Area = Parsed<(typeof readPostalCode)['response']>[number]
type Fields = FormState<Record<string, string>>

/** An address, its areas filled by the postal code. `of`: the path before `postalCode` … `building`. */
export function AddressFields<V extends Record<string, unknown>>({ form, of }: { form: FormState<V>; of: string }) {
  const t = useTexts(formTexts)
  const fields = form as unknown as Fields
  const areas = useAreas(fields, of)
  const field = (name: string) => fields.field(`${of}.${name}`)
  const code = field('postalCode')
  return (
    <>
      <div className="field-pair">
        <TextField
          label={t.postalCode}
          note={areas.said === 'unknown' ? t.postalUnknown : areas.said === 'down' ? t.postalDown : t.postalNote}
          inputMode="numeric"
          maxLength={9}
          placeholder="100-0013"
          {...code}
          onChange={(value) => {
            code.onChange(plainDigits(value))
            void areas.look(plainDigits(value))
          }}
        />
        {areas.found.length > 1 ? (
          <Select
            label={t.postalSeveral}
            options={areas.found.map((area, place) => ({ value: String(place), label: `${area.prefecture}${area.city}${area.town}` }))}
            value={areas.chosen}
            onChange={areas.choose}
          />
        ) : (
          <TextField label={t.prefecture} {...field('prefecture')} />
        )}
      </div>
      {areas.found.length > 1 ? <TextField label={t.prefecture} {...field('prefecture')} /> : null}
      <div className="field-pair">
        <TextField label={t.city} {...field('city')} />
        <TextField label={t.street} {...field('street')} />
      </div>
      <TextField label={t.building} optional {...field('building')} />
    </>
  )
}

/** Looks the areas of a code up. What somebody typed by hand is never written over: only what is empty or was filled in before. */
function useAreas(form: Fields, of: string) {
  const latest = useRef(form)
  latest.current = form
  const filled = useRef<Area>({ prefecture: '', city: '', town: '' })
  const [found, setFound] = useState<Area[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState<'unknown' | 'down' | null>(null)
  const fill = (area: Area) => {
    const { values } = latest.current
    const mayFill = (name: string, before: string) => values[`${of}.${name}`] === '' || values[`${of}.${name}`] === before
    const before = filled.current
    filled.current = area
    latest.current.fill({
      ...(mayFill('prefecture', before.prefecture) ? { [`${of}.prefecture`]: area.prefecture } : {}),
      ...(mayFill('city', before.city) ? { [`${of}.city`]: area.city } : {}),
      ...(mayFill('street', before.town) ? { [`${of}.street`]: area.town } : {}),
    })
  }
  const look = async (written: string) => {
    setFound([])
    setChosen(null)
    setSaid(null)
    const postalCode = written.replaceAll(/\D/g, '')
    if (postalCode.length !== 7) return
    try {
      const areas = await call(readPostalCode, { params: { postalCode } })
      // typed on meanwhile: another look is under way
      if (latest.current.values[`${of}.postalCode`]?.replaceAll(/\D/g, '') !== postalCode) return
      setFound(areas)
      if (areas.length === 0) setSaid('unknown')
      const [only] = areas
      if (areas.length === 1 && only) fill(only)
    } catch {
      setSaid('down')
    }
  }
  const choose = (place: string) => {
    setChosen(place)
    const area = found[Number(place)]
    if (area) fill(area)
  }
  return { found, chosen, said, look, choose }
}
