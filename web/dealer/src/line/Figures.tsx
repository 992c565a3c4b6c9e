import type { LineState } from '@tsunagu/contract/line-state.ts'
import { since } from '@tsunagu/kit/age.ts'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { bytesText } from './rules.ts'
import { lineTexts } from './texts.ts'

/** The six numbers one looks at first. */
export function Figures({ state }: { state: LineState }) {
  const t = useTexts(lineTexts)
  const { format, language } = useLanguage()
  const { number } = format
  const { cars, connections, requests, lag } = state
  const few = (value: number) => number(value, value < 10 ? 1 : 0)
  const { begun, ended, takenOver } = connections
  const figures: [name: string, value: string, ...about: string[]][] = [
    [
      t.connected,
      number(state.connected),
      t.connectedAbout(number(cars.online), number(cars.asleep), number(cars.lost)),
      t.comings(number(begun), number(ended), number(takenOver)),
    ],
    [t.messages, few(state.messagesPerSecond), t.messagesAbout(bytesText(state.bytesPerSecond, number))],
    [t.points, few(state.pointsPerSecond), t.pointsAbout],
    [t.lag, lag ? `${number(lag.p99)} ms` : '–', lag ? t.lagAbout(`${few(lag.p50)} ms`) : t.noLag],
    [
      t.last,
      state.lastMessageAt ? since(state.lastMessageAt, state.at, language) : '–',
      state.lastMessageAt ? format.dateTime(state.lastMessageAt) : t.never,
    ],
    [t.requests, number(requests.done), t.requestsAbout(number(requests.refused), number(requests.failed), number(requests['no-answer']))],
  ]
  return (
    <Card flush>
      <dl className="line-figures">
        {figures.map(([name, value, ...about]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="type-figure">{value}</dd>
            {about.map((facts) => (
              <dd key={facts} className="line-about">
                {facts.split('\n').map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  )
}
