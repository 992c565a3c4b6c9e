import { RadioGroup } from '../Choice.tsx'
import { useTexts } from '../language.tsx'
import { mandateTexts } from './texts.ts'

export type Way = 'online' | 'paper'

/** How direct debit is agreed to: at the bank's page (IMP-26) or by a form on paper (CHG-11). */
export function MandateWay({ value, onChange }: { value: Way; onChange: (way: Way) => void }) {
  const t = useTexts(mandateTexts)
  return (
    <RadioGroup
      label={t.way}
      name="mandateWay"
      value={value}
      onChange={onChange}
      options={[
        { value: 'online', label: t.online, about: t.onlineMore },
        { value: 'paper', label: t.paper, about: t.paperMore },
      ]}
    />
  )
}
