import { type ReactNode, useId } from 'react'

export type CarKind = 'sedan' | 'suv' | 'hatch'

interface Shape {
  body: string
  glass: string
  pillars: string
  seams: string
  crease: string
  sill: string
  lamp: string
  tail: string
  handles: readonly [number, number][]
  wheels: readonly [number, number]
  /** Height of the wheels' middle and their radius; height and radius of the arches. */
  wheel: readonly [number, number]
  arch: readonly [number, number]
  /** How much taller the body stands over the ground than it was drawn. */
  tall: number
  shadow: readonly [number, number]
}

/** Seen from the left, nose to the left; 640 × 212, the ground at 196. Our own drawings of no particular car. */
const shapes: Record<CarKind, Shape> = {
  sedan: {
    body: 'M40 150c-4-12-3-23 3-31 8-10 44-19 98-25l69-8c34-23 82-43 150-45 70-2 118 16 160 42 22 2 48 4 62 9 12 4 17 12 18 24l1 24c0 11-6 17-17 17h-41a50 50 0 0 0-100 0H191a50 50 0 0 0-100 0H58c-10 0-15-2-18-7z',
    glass: 'M228 89c36-22 80-35 132-37 52-1 92 10 128 33l-10 6c-80 4-168 5-240 3-8 0-12-2-10-5z',
    pillars: 'M351 46l-3 50M442 60l14 34',
    seams: 'M226 96c-8 20-12 42-10 66M350 96c2 24 2 44-1 68M456 94c6 14 6 24-6 36',
    crease: 'M64 121c110-14 300-18 528-9',
    sill: 'M198 156h240l4 10H194z',
    lamp: 'M44 120c14-6 34-9 54-10-8 8-28 13-54 15z',
    tail: 'M598 106c-18-3-36-4-52-4 12 7 32 10 53 11z',
    handles: [
      [330, 112],
      [430, 110],
    ],
    wheels: [141, 493],
    wheel: [156, 40],
    arch: [157, 50],
    tall: 1,
    shadow: [322, 286],
  },
  suv: {
    body: 'M42 146c-4-18-2-34 6-42 12-11 58-20 124-26l44-5c32-28 74-45 132-48 78-4 146 0 196 12 22 20 38 42 46 62 6 10 8 20 8 30v18c0 9-5 14-14 14h-33a54 54 0 0 0-108 0H205a54 54 0 0 0-108 0H60c-10 0-15-7-18-15z',
    glass: 'M236 76c30-24 66-37 114-39 66-3 126-1 172 8 14 11 24 22 31 34-96 4-210 5-306 3-10 0-15-2-11-6z',
    pillars: 'M350 32l-5 52M452 34l10 50',
    seams: 'M232 82c-10 24-14 48-11 76M346 84c3 28 3 52 0 78M464 84c7 20 6 32-8 46',
    crease: 'M64 110c120-16 320-18 532-4',
    sill: 'M204 158h240l3 8H201z',
    lamp: 'M48 106c18-7 38-10 62-11-10 9-32 14-62 17z',
    tail: 'M597 98c-20-6-38-8-54-8 14 9 34 13 56 15z',
    handles: [
      [322, 102],
      [436, 101],
    ],
    wheels: [151, 497],
    wheel: [150, 46],
    arch: [161, 54],
    tall: 1.13,
    shadow: [322, 290],
  },
  hatch: {
    body: 'M80 148c-4-14-2-28 6-36 12-10 50-19 100-25l40-5c32-27 76-44 132-46 72-2 126 3 168 16 18 16 30 34 36 54 5 12 7 24 7 36 0 12-6 18-17 18h-24a49 49 0 0 0-98 0H228a49 49 0 0 0-98 0H98c-10 0-15-5-18-12z',
    glass: 'M246 84c30-22 64-35 110-37 60-2 108 1 150 10 12 9 20 19 26 30-84 4-184 5-276 3-8 0-13-2-10-6z',
    pillars: 'M352 42l-4 50M440 44l12 46',
    seams: 'M240 90c-8 22-12 44-10 68M348 92c3 26 3 46 0 70M454 91c7 16 5 26-8 38',
    crease: 'M102 117c100-13 280-16 460-5',
    sill: 'M236 156h190l4 10H232z',
    lamp: 'M86 113c14-6 32-9 52-10-9 8-26 13-52 16z',
    tail: 'M562 100c-16-5-32-7-46-7 11 8 29 12 48 14z',
    handles: [
      [326, 108],
      [424, 107],
    ],
    wheels: [179, 479],
    wheel: [157, 39],
    arch: [160, 49],
    tall: 1.05,
    shadow: [328, 254],
  },
}

const ground = 196

/** A side view of the car in its body colour (any CSS colour). `label` names it; without one it is decoration. */
export function CarPicture({ kind, colour = '#c9ced0', label }: { kind: CarKind; colour?: string; label?: string }) {
  const id = useId()
  const shape = shapes[kind]
  const [archY, archR] = shape.arch
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a label the picture is decoration and hidden
    <svg viewBox="0 0 640 212" className="car-picture" role={label ? 'img' : 'presentation'} aria-hidden={label ? undefined : true}>
      {label ? <title>{label}</title> : null}
      <defs>
        <linearGradient id={`${id}light`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#fff" stopOpacity="0.5" />
          <stop offset="0.34" stopColor="#fff" stopOpacity="0.1" />
          <stop offset="0.52" stopColor="#fff" stopOpacity="0.22" />
          <stop offset="0.6" stopColor="#000" stopOpacity="0.06" />
          <stop offset="1" stopColor="#000" stopOpacity="0.42" />
        </linearGradient>
        <linearGradient id={`${id}glass`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#4a575c" />
          <stop offset="0.5" stopColor="#1c2427" />
          <stop offset="1" stopColor="#0c1113" />
        </linearGradient>
        <radialGradient id={`${id}ground`}>
          <stop offset="0" stopColor="#000" stopOpacity="0.38" />
          <stop offset="0.7" stopColor="#000" stopOpacity="0.16" />
          <stop offset="1" stopColor="#000" stopOpacity="0" />
        </radialGradient>
        <linearGradient id={`${id}rim`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#dfe4e5" />
          <stop offset="1" stopColor="#8d979a" />
        </linearGradient>
      </defs>
      <ellipse cx={shape.shadow[0]} cy={ground} rx={shape.shadow[1]} ry={11} fill={`url(#${id}ground)`} />
      <g transform={`translate(0 ${ground * (1 - shape.tall)}) scale(1 ${shape.tall})`}>
        <path d={shape.sill} fill="#14191b" />
        <path d={shape.body} fill={colour} />
        <path d={shape.body} fill={`url(#${id}light)`} stroke="#7c8788" strokeOpacity="0.55" strokeWidth="1" />
        <path d={shape.glass} fill={`url(#${id}glass)`} />
        <path d={shape.pillars} stroke={colour} strokeWidth="5" />
        <path d={shape.pillars} stroke="#000" strokeOpacity="0.35" strokeWidth="5" />
        <path d={shape.crease} fill="none" stroke="#fff" strokeOpacity="0.4" strokeWidth="1.5" />
        <path d={shape.seams} fill="none" stroke="#000" strokeOpacity="0.32" strokeWidth="1.25" />
        <path d={shape.lamp} fill="#f6fafb" stroke="#3b4649" strokeOpacity="0.6" strokeWidth="1" />
        <path d={shape.tail} fill="#b3261e" />
        {shape.handles.map(([x, y]) => (
          <rect key={x} x={x - 26} y={y} width="24" height="3.5" rx="1.75" fill="#000" fillOpacity="0.4" />
        ))}
        {shape.wheels.map((x) => (
          <path key={x} d={`M${x - archR} ${archY}a${archR} ${archR} 0 0 1 ${2 * archR} 0z`} fill="#0b0f10" />
        ))}
      </g>
      {shape.wheels.map((x) => (
        <g key={x} transform={`translate(${x} ${shape.wheel[0]})`}>
          <Wheel r={shape.wheel[1]} rim={`url(#${id}rim)`} />
        </g>
      ))}
    </svg>
  )
}

function Wheel({ r, rim }: { r: number; rim: string }): ReactNode {
  const spokes = [0, 72, 144, 216, 288]
  return (
    <g>
      <circle r={r} fill="#15191b" />
      <circle r={r * 0.76} fill="#2b3235" />
      <circle r={r * 0.74} fill="none" stroke={rim} strokeWidth="2.5" />
      {spokes.map((angle) => (
        <path
          key={angle}
          transform={`rotate(${angle})`}
          d={`M-2.5 0L-5 ${-r * 0.7}L-1.5 ${-r * 0.7}L0 ${-r * 0.2}L1.5 ${-r * 0.7}L5 ${-r * 0.7}L2.5 0z`}
          fill={rim}
        />
      ))}
      <circle r={r * 0.13} fill="#e9eeee" />
    </g>
  )
}
