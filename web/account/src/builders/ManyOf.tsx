import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { useId } from 'react'

/** Several of a few words, each with its tick. */
export function ManyOf<V extends string>({
  label,
  words,
  value,
  onChange,
  error,
}: {
  label: string
  words: Readonly<Record<V, string>>
  value: readonly V[]
  onChange: (value: V[]) => void
  error?: string | undefined
}) {
  const id = useId()
  const all = Object.keys(words) as V[]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out as the other labels are
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <span id={id} className="field-label">
        {label}
      </span>
      {all.map((one, place) => (
        <Checkbox
          key={one}
          selected={value.includes(one)}
          onChange={(on) => onChange(all.filter((other) => (other === one ? on : value.includes(other))))}
          error={place === all.length - 1 ? error : undefined}
        >
          {words[one]}
        </Checkbox>
      ))}
    </div>
  )
}
