import type { CarState } from '@tsunagu/contract/remote.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { homeTexts } from './texts.ts'

type Aged = { value: number; measuredAt: string; old: boolean; why: 'asleep' | 'no-signal' | 'charging' | 'not-reported' | null } | null

/** Fuel or charge, range, odometer (APP-06), each with its age. */
export function CarFigures({ state }: { state: CarState }) {
  const t = useTexts(homeTexts)
  return (
    <div className="figures">
      {state.fuel ? <Figure icon="fuel" label={t.fuel} aged={state.fuel} unit="%" part /> : null}
      {state.charge ? <Figure icon="charge" label={t.charge} aged={state.charge} unit="%" part /> : null}
      <Figure icon="gauge" label={t.range} aged={state.range} unit="km" />
      <Figure icon="car" label={t.odometer} aged={state.odometer} unit="km" />
    </div>
  )
}

/** `part`: of a hundred, with a bar. */
function Figure(props: { icon: IconName; label: string; aged: Aged; unit: string; part?: boolean }) {
  const { icon, label, aged, unit, part = false } = props
  const { format } = useLanguage()
  return (
    <div className="figure" data-stale={aged?.old || undefined}>
      <p className="figure-label">
        <Icon name={icon} size={18} />
        {label}
      </p>
      <p className="figure-value">
        {aged ? format.number(Math.round(aged.value)) : '—'}
        <span className="figure-unit">{unit}</span>
      </p>
      {part && aged ? <Bar percent={aged.value} /> : null}
      <AgeText at={aged?.measuredAt ?? null} {...(aged ? { old: aged.old } : {})} short />
    </div>
  )
}

const few = 15

function Bar({ percent }: { percent: number }) {
  return (
    <span className="bar" data-few={percent < few || undefined} aria-hidden="true">
      <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
    </span>
  )
}
