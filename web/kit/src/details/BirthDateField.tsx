import { useId } from 'react'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { TextField } from '../TextField.tsx'
import { isoDay } from './details-form.ts'
import { detailsTexts } from './texts.ts'

/** Three numbers: nobody should scroll a calendar back forty years. The era's year beside it helps whoever thinks in eras. */
export function BirthDateField(props: { value: string; onChange: (value: string) => void; error?: string | undefined; marked?: boolean }) {
  const { value, onChange, error } = props
  const t = useTexts(detailsTexts)
  const id = useId()
  const [year = '', month = '', day = ''] = value.split('-')
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, '')
  const set = (next: [string, string, string]) => onChange(next.join('-'))
  const era = eraOf(isoDay(value))
  return (
    <fieldset className="field" aria-describedby={error ? id : undefined}>
      <legend className="field-label">{t.birthDate}</legend>
      <div className="day-parts">
        <TextField
          label={t.year}
          name="birthDate"
          inputMode="numeric"
          autoComplete="bday-year"
          maxLength={4}
          value={year}
          onChange={(text) => set([plain(text), month, day])}
          {...(error ? { error: '' } : {})}
        />
        <TextField
          label={t.month}
          name="birthMonth"
          inputMode="numeric"
          autoComplete="bday-month"
          maxLength={2}
          value={month}
          onChange={(text) => set([year, plain(text), day])}
          {...(error ? { error: '' } : {})}
        />
        <TextField
          label={t.day}
          name="birthDay"
          inputMode="numeric"
          autoComplete="bday-day"
          maxLength={2}
          value={day}
          onChange={(text) => set([year, month, plain(text)])}
          {...(error ? { error: '' } : {})}
        />
      </div>
      {era ? <p className="field-note">{era}</p> : null}
      {error ? (
        <p id={id} className="field-error">
          <Icon name="warning" size={18} />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  )
}

/** 1985-04-02 → 昭和60年4月2日; empty for what is no day. */
function eraOf(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day) return ''
  return new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
