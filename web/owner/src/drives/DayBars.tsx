import type { DriveLog } from '@tsunagu/contract/drives.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { useDriveFormat } from './format.ts'
import { dayIn, lengthOf } from './months.ts'
import { marksTo } from './scale.ts'
import { driveTexts } from './texts.ts'
import { useWidth } from './use-width.ts'

const height = 200
/** At the right as much as the last day's number stands out over its slot. */
const [left, right, top, bottom] = [34, 6, 10, 26]

/** Distance of each day of a month as bars; the same as a table for whoever wants the numbers or sees no bars. */
export function DayBars({ log }: { log: DriveLog }) {
  const t = useTexts(driveTexts)
  const { format } = useLanguage()
  const say = useDriveFormat()
  const { ref, width } = useWidth<HTMLDivElement>(320)
  const days = lengthOf(log.month)
  const most = Math.max(...log.days.map(({ distance }) => distance), 0)
  const marks = marksTo(most / 1000)
  const over = (marks.at(-1) ?? 1) * 1000
  const y = (metres: number) => top + (height - top - bottom) * (1 - metres / over)
  const slot = (width - left - right) / days
  const bar = Math.min(14, slot * 0.62)
  const byDay = new Map(log.days.map((one) => [one.day, one]))
  return (
    <div className="card day-bars">
      <div ref={ref}>
        <svg width={width} height={height} role="img" aria-label={t.barsAbout(say.month(log.month), say.km(most))}>
          {marks.map((mark) => (
            <g key={mark}>
              <line x1={left} x2={width} y1={y(mark * 1000)} y2={y(mark * 1000)} className={mark === 0 ? 'chart-base' : 'chart-grid'} />
              <text x={left - 8} y={y(mark * 1000) + 4} textAnchor="end" className="chart-label">
                {format.number(mark, 1)}
              </text>
            </g>
          ))}
          {Array.from({ length: days }, (_, index) => {
            const number = index + 1
            const one = byDay.get(dayIn(log.month, number))
            const x = left + slot * index + slot / 2
            return (
              <g key={number}>
                {number === 1 || number % 5 === 0 ? (
                  <text x={x} y={height - 6} textAnchor="middle" className="chart-label">
                    {number}
                  </text>
                ) : null}
                {one ? (
                  <path d={pillar(x - bar / 2, y(one.distance), bar, y(0))} className="chart-bar">
                    <title>{`${say.day(one.day)} ${say.km(one.distance)}`}</title>
                  </path>
                ) : null}
              </g>
            )
          })}
        </svg>
      </div>
      <details className="day-table">
        <summary>{t.asTable}</summary>
        <Table
          label={t.bars}
          rows={log.days}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', title: t.day, cell: ({ day }) => say.day(day) },
            { key: 'distance', title: t.distance, cell: ({ distance }) => say.km(distance), end: true },
            { key: 'time', title: t.time, cell: ({ seconds }) => say.duration(seconds), end: true },
            { key: 'trips', title: t.trips, cell: ({ trips }) => t.times(trips), end: true },
            {
              key: 'economy',
              title: `${t.economyFuel}`,
              cell: ({ consumption }) => say.economy(consumption) ?? t.unknown,
              end: true,
            },
          ]}
        />
      </details>
    </div>
  )
}

/** Rounded at its top, standing on the base. */
function pillar(x: number, from: number, wide: number, base: number): string {
  const tall = Math.max(1.5, base - from)
  const round = Math.min(3.5, wide / 2, tall)
  return `M${x} ${base}v${-(tall - round)}a${round} ${round} 0 0 1 ${round} ${-round}h${wide - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}v${tall - round}z`
}
