import { useTexts } from '@tsunagu/kit/language.tsx'
import { RadioGroup as AriaRadioGroup, Label, RadioButton, RadioField } from 'react-aria-components'
import { formTexts } from './form-texts.ts'

/** Colours to tell a car by; the drawing of the owner's app uses them. */
const paints = {
  white: '#e8eae9',
  silver: '#b8bcc0',
  grey: '#6d7378',
  black: '#1d2022',
  red: '#7d2b2b',
  blue: '#27364d',
  copper: '#8a5a3c',
  green: '#39453d',
} as const

export function PaintChoice({ value, onChange }: { value: string; onChange: (paint: string) => void }) {
  const t = useTexts(formTexts)
  const chosen = (Object.keys(paints) as (keyof typeof paints)[]).find((name) => paints[name] === value)
  return (
    <AriaRadioGroup className="field" value={value} onChange={onChange} orientation="horizontal">
      <Label className="field-label">
        {t.paint}
        <span className="field-optional">{chosen ? t[chosen] : ''}</span>
      </Label>
      <div className="paints">
        {(Object.keys(paints) as (keyof typeof paints)[]).map((name) => (
          <RadioField key={name} value={paints[name]}>
            <RadioButton className="paint" style={{ '--paint': paints[name] } as React.CSSProperties}>
              <span className="only-heard">{t[name]}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  )
}
