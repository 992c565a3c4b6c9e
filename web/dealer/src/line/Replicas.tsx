import type { LineState } from '@tsunagu/contract/line-state.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { bytesText, type Condition, conditionOf, spanOf } from './rules.ts'
import { lineTexts } from './texts.ts'

const tones = { running: 'good', stopping: 'caution', silent: 'danger', 'no-lease': 'danger' } as const satisfies Record<Condition, string>

/** Every process that has said something in the last minutes. */
export function Replicas({ replicas, at }: Pick<LineState, 'replicas' | 'at'>) {
  const t = useTexts(lineTexts)
  const { format } = useLanguage()
  const { number, percent } = format
  const words: Record<Condition, string> = { running: t.running, stopping: t.stopping, silent: t.silentState, 'no-lease': t.noLease }
  return (
    <Card flush>
      <Table
        label={t.replicas}
        rows={replicas}
        rowKey={({ id }) => id}
        marked={(replica) => conditionOf(replica, at) !== 'running'}
        columns={[
          {
            key: 'name',
            title: t.name,
            cell: ({ name, roles }) => (
              <span className="two-lines">
                <span className="two-lines-first line-name">{name}</span>
                <span className="two-lines-second">{roles.join(', ')}</span>
              </span>
            ),
          },
          {
            key: 'state',
            title: t.state,
            plain: true,
            cell: (replica) => {
              const condition = conditionOf(replica, at)
              return <Badge tone={tones[condition]}>{words[condition]}</Badge>
            },
          },
          {
            key: 'age',
            title: t.age,
            cell: ({ startedAt }) => {
              const { count, unit } = spanOf(Date.parse(at) - Date.parse(startedAt))
              return t[unit](count)
            },
          },
          { key: 'cars', title: t.connected, cell: ({ connected }) => number(connected) },
          {
            key: 'rates',
            title: t.rates,
            cell: ({ messagesPerSecond, lag }) => (
              <span className="two-lines">
                <span>{t.perSecond(number(messagesPerSecond, messagesPerSecond < 10 ? 1 : 0))}</span>
                <span className="two-lines-second">{lag ? `p99 ${number(lag.p99)} ms` : t.noLag}</span>
              </span>
            ),
          },
          {
            key: 'load',
            title: t.load,
            cell: ({ busy, memoryBytes, poolWaiting, inFlightBytes }) => (
              <span className="two-lines">
                <span>{t.loadOf(percent(busy * 100), bytesText(memoryBytes, number))}</span>
                <span className="two-lines-second">
                  {t.waiting(number(poolWaiting))} · {t.inFlight(bytesText(inFlightBytes, number))}
                </span>
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}
