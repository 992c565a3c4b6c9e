import type { Track, Trip } from '@tsunagu/contract/drives.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { type PointerEvent, useMemo, useRef } from 'react'
import { useDriveFormat } from './format.ts'
import { marksTo, nearestTo } from './scale.ts'
import { driveTexts } from './texts.ts'
import { useWidth } from './use-width.ts'

const height = 210
const [left, top, right, bottom] = [34, 12, 6, 28]

interface SpeedChartProps {
  trip: Trip
  track: Track
  /** Index of the moment that is looked at. */
  index: number
  onLook: (index: number) => void
}

/** The speed over the time; where one points, the map shows the place. The slider does the same for keys and screen readers. */
export function SpeedChart({ trip, track, index, onLook }: SpeedChartProps) {
  const t = useTexts(driveTexts)
  const { format } = useLanguage()
  const say = useDriveFormat()
  const frame = useRef<SVGSVGElement>(null)
  const { ref, width } = useWidth<HTMLDivElement>(320)
  const end = Math.max(1, track.t.at(-1) ?? 1)
  const marks = marksTo(trip.topSpeed ?? 0)
  const over = marks.at(-1) ?? 1
  const x = (seconds: number) => left + ((width - left - right) * seconds) / end
  const y = (kmh: number) => top + (height - top - bottom) * (1 - kmh / over)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scales follow from these
  const { line, area } = useMemo(() => drawn(track, x, y, y(0)), [track, end, over, width])
  const look = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return
    const along = ((event.clientX - box.left) / box.width) * width
    onLook(nearestTo(track.t, ((along - left) / (width - left - right)) * end))
  }
  const [seconds, speed] = [track.t[index] ?? 0, track.speed[index] ?? null]
  const moment = new Date(Date.parse(trip.startedAt) + seconds * 1000)
  const words = t.at(format.time(moment), speed === null ? t.noSpeed : say.speed(speed))
  const step = timeStep(end, width / 80)
  return (
    <div className="card speed-chart">
      <p className="speed-now" aria-hidden="true">
        {words}
      </p>
      <div ref={ref}>
        <svg
          ref={frame}
          width={width}
          height={height}
          role="img"
          aria-label={t.speedAbout(say.speed(trip.topSpeed), say.speed(trip.averageSpeed))}
          onPointerMove={look}
          onPointerDown={look}
        >
          {marks.map((mark) => (
            <g key={mark}>
              <line x1={left} x2={width - right} y1={y(mark)} y2={y(mark)} className={mark === 0 ? 'chart-base' : 'chart-grid'} />
              <text x={left - 8} y={y(mark) + 4} textAnchor="end" className="chart-label">
                {format.number(mark)}
              </text>
            </g>
          ))}
          {Array.from({ length: Math.floor(end / step) + 1 }, (_, mark) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: marks of one scale
              key={mark}
              x={x(mark * step)}
              y={height - 8}
              textAnchor={mark === 0 ? 'start' : x(mark * step) > width - 40 ? 'end' : 'middle'}
              className="chart-label"
            >
              {format.time(Date.parse(trip.startedAt) + mark * step * 1000)}
            </text>
          ))}
          <path d={area} className="chart-area" />
          <path d={line} className="chart-line" />
          <line x1={x(seconds)} x2={x(seconds)} y1={top} y2={y(0)} className="chart-here" />
          {speed === null ? null : <circle cx={x(seconds)} cy={y(speed)} r="5" className="chart-dot" />}
        </svg>
      </div>
      <input
        type="range"
        className="speed-slider"
        min={0}
        max={track.t.length - 1}
        value={index}
        aria-label={t.slide}
        aria-valuetext={words}
        onChange={(event) => onLook(Number(event.target.value))}
      />
    </div>
  )
}

/** Seconds between two times under the chart: as many of them as there is room. */
const timeStep = (end: number, most: number) =>
  [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].find((step) => end / step <= most) ?? 28_800

/** Silence and what was not said break the line. */
function drawn({ t, speed }: Track, x: (s: number) => number, y: (v: number) => number, base: number): { line: string; area: string } {
  let line = ''
  let area = ''
  let open: number | null = null
  const close = (until: number) => {
    if (open !== null) area += `L${x(until).toFixed(1)} ${base}Z`
    open = null
  }
  for (const [i, seconds] of t.entries()) {
    const value = speed[i] ?? null
    const before = t[i - 1] ?? 0
    if (value === null || seconds - before > 60) close(before)
    if (value === null) continue
    const point = `${x(seconds).toFixed(1)} ${y(value).toFixed(1)}`
    if (open === null) {
      line += `M${point}`
      area += `M${x(seconds).toFixed(1)} ${base}L${point}`
      open = seconds
    } else {
      line += `L${point}`
      area += `L${point}`
    }
  }
  close(t.at(-1) ?? 0)
  return { line, area }
}
