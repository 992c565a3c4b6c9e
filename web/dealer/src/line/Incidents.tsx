import type { Incident, LineState } from '@tsunagu/contract/line-state.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { tokyoDay } from '@tsunagu/kit/format.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState } from '@tsunagu/kit/States.tsx'
import { useState } from 'react'
import { spanOf } from './rules.ts'
import { incidentTexts, lineTexts, refusalTexts } from './texts.ts'

const first = 8
const tones: Partial<Record<Incident['kind'], 'good' | 'caution' | 'danger'>> = {
  'replica-died': 'danger',
  'lease-lost': 'caution',
  'clock-differs': 'danger',
  'connections-lost': 'caution',
  'broker-unreachable': 'danger',
  'broker-back': 'good',
  'database-unreachable': 'danger',
  'database-slow': 'caution',
  'disk-full': 'danger',
  'batch-retried': 'caution',
  refused: 'caution',
}

/** The log of what happened, newest first. */
export function Incidents({ incidents, replicas }: Pick<LineState, 'incidents' | 'replicas'>) {
  const t = useTexts(lineTexts)
  const [all, setAll] = useState(false)
  const names = new Map(replicas.map(({ id, name }) => [id, name]))
  if (incidents.length === 0)
    return (
      <Card>
        <EmptyState icon="clock" title={t.noIncidents}>
          {t.noIncidentsText}
        </EmptyState>
      </Card>
    )
  const shown = all ? incidents : incidents.slice(0, first)
  return (
    <Card>
      <ol className="line-log">
        {shown.map((incident) => (
          <Line
            key={incident.id}
            incident={incident}
            name={incident.replica ? (names.get(incident.replica) ?? incident.replica.slice(0, 8)) : null}
          />
        ))}
      </ol>
      {all || incidents.length <= first ? null : (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t.more(incidents.length - first)}
        </Button>
      )}
    </Card>
  )
}

function Line({ incident, name }: { incident: Incident; name: string | null }) {
  const t = useTexts(lineTexts)
  const words = useTexts(incidentTexts)
  const causes = useTexts(refusalTexts)
  const { format } = useLanguage()
  const { kind, cause, since, until, times, carId, cars, seconds } = incident
  const apart = (by: number) => {
    const { count, unit } = spanOf(Math.abs(by) * 1000)
    return by < 0 ? t.behind(t[unit](count)) : t.ahead(t[unit](count))
  }
  const [begins, ends] = [format.dateTime(since), tokyoDay(since) === tokyoDay(until) ? format.time(until) : format.dateTime(until)]
  const lasted = begins.endsWith(format.time(until)) && tokyoDay(since) === tokyoDay(until) ? begins : `${begins} – ${ends}`
  const facts = [
    times > 1 ? t.times(format.number(times)) : null,
    cars === null ? null : t.cars(format.number(cars)),
    seconds === null ? null : apart(seconds),
    name,
    carId === null ? null : `${t.ofCar} ${carId}`,
  ].filter((fact) => fact !== null)
  return (
    <li data-tone={tones[kind]}>
      <span className="line-log-time">{lasted}</span>
      <span className="line-log-what">{cause ? `${words[kind]}: ${causes[cause]}` : words[kind]}</span>
      {facts.length > 0 ? <span className="line-log-facts">{facts.join(' · ')}</span> : null}
    </li>
  )
}
