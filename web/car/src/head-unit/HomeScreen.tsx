import { CarPlan } from '@tsunagu/kit/CarPlan.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import type { CarView } from '../cars.ts'
import { planOfBody } from '../plan.ts'
import { unitTexts } from './texts.ts'

/** Speed, energy and the car from above: a glance is enough, also while driving. */
export function HomeScreen({ car: { body } }: { car: CarView }) {
  const t = useTexts(unitTexts)
  const { format } = useLanguage()
  const awake = body.power !== 'OFF'
  return (
    <div className="unit-home">
      <div className="unit-speed" data-off={!awake || undefined}>
        <span className="only-heard">{t.speed} </span>
        <span className="unit-figure">{format.number(Math.round(body.speed))}</span>
        <span className="unit-unit">{t.kmh}</span>
        <span className="unit-state">{body.charging ? t.charging : body.driving ? t.driving : t.parked}</span>
      </div>
      <div className="unit-plan">
        <CarPlan state={planOfBody(body)} />
      </div>
      <dl className="unit-facts">
        {body.fuel === null ? null : (
          <Fact name={t.fuel} icon="fuel">
            <Level percent={body.fuel} />
          </Fact>
        )}
        {body.charge === null ? null : (
          <Fact name={t.charge} icon="charge">
            <Level percent={body.charge} />
          </Fact>
        )}
        <Fact name={t.range}>{format.number(body.range)} km</Fact>
        <Fact name={t.odometer}>{format.number(body.odometer)} km</Fact>
        <Fact name={t.cabin}>{format.number(body.cabin, 0)}°C</Fact>
      </dl>
    </div>
  )
}

function Fact({ name, icon, children }: { name: string; icon?: 'fuel' | 'charge'; children: ReactNode }) {
  return (
    <div>
      <dt>
        {icon ? <Icon name={icon} size={16} /> : null}
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A bar with its number; nearly empty is marked by a sign too, not by colour alone. */
function Level({ percent }: { percent: number }) {
  const { format } = useLanguage()
  const low = percent < 12
  return (
    <span className="unit-level" data-low={low || undefined}>
      <span>
        {format.percent(percent)}
        {low ? <Icon name="warning" size={16} className="inline-block ms-1 align-[-0.15em]" /> : null}
      </span>
      <span className="unit-level-bar" aria-hidden="true">
        <i style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
      </span>
    </span>
  )
}
