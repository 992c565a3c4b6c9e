import type { LineState } from '@tsunagu/contract/line-state.ts'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { lineTexts, refusalTexts } from './texts.ts'

/** Why and how often, with the cars that did it last. */
export function Refusals({ refused }: Pick<LineState, 'refused'>) {
  const t = useTexts(lineTexts)
  const causes = useTexts(refusalTexts)
  const { format } = useLanguage()
  if (refused.length === 0)
    return (
      <Card>
        <EmptyState icon="check" title={t.noRefused}>
          {t.noRefusedText}
        </EmptyState>
      </Card>
    )
  return (
    <Card flush>
      <Table
        label={t.refused}
        rows={refused}
        rowKey={({ cause }) => cause}
        columns={[
          { key: 'cause', title: t.cause, cell: ({ cause }) => causes[cause] },
          { key: 'count', title: t.count, width: '7rem', cell: ({ times }) => format.number(times) },
          {
            key: 'cars',
            title: t.lastCars,
            cell: ({ cars }) =>
              cars.length === 0 ? (
                '–'
              ) : (
                <ul className="line-cars">
                  {cars.map(({ carId, at }) => (
                    <li key={carId}>
                      <code>{carId}</code> {format.time(at)}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  )
}

/** What came and could not be read, for whoever looks for the reason. */
export function Unreadable({ messages }: { messages: LineState['unreadable'] }) {
  const t = useTexts(lineTexts)
  const { format } = useLanguage()
  return (
    <Card flush>
      <Table
        label={t.unreadable}
        rows={messages}
        rowKey={({ carId, at, topic, why }) => `${carId} ${at} ${topic} ${why}`}
        columns={[
          { key: 'car', title: t.car, cell: ({ carId }) => <code>{carId}</code> },
          { key: 'time', title: t.time, cell: ({ at }) => format.dateTime(at) },
          // the car's own name stands in the first column already
          { key: 'topic', title: t.topic, cell: ({ topic }) => <code>{topic.split('/').slice(3).join('/') || topic}</code> },
          { key: 'why', title: t.why, cell: ({ why }) => why },
        ]}
      />
    </Card>
  )
}
