import { Checkbox, RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useCars } from './builders.ts'
import { builderTexts } from './texts.ts'

interface Props {
  /** null: every car. */
  value: string[] | null
  onChange: (value: string[] | null) => void
  error?: string | undefined
}

/** Every car of mine, or some of them. */
export function CarChoice({ value, onChange, error }: Props) {
  const t = useTexts(builderTexts)
  const cars = useCars()
  const list = cars.data ?? []
  const toggle = (id: string, on: boolean) => onChange(on ? [...(value ?? []), id] : (value ?? []).filter((one) => one !== id))
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label={t.cars}
        name="vehicleIds"
        options={[
          { value: 'all', label: t.allCars },
          { value: 'some', label: t.someCars, disabled: list.length === 0 },
        ]}
        value={value === null ? 'all' : 'some'}
        onChange={(which) => onChange(which === 'all' ? null : [])}
        error={error}
        {...(cars.isSuccess && list.length === 0 ? { note: t.noCars } : {})}
      />
      {value === null
        ? null
        : list.map((car) => (
            <Checkbox key={car.id} selected={value.includes(car.id)} onChange={(on) => toggle(car.id, on)}>
              {car.name}
            </Checkbox>
          ))}
    </div>
  )
}
