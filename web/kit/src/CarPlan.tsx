import { type Place, type PlanState, planSentences, planTexts } from './car-plan.ts'
import { useTexts } from './language.tsx'

/** Hinge and length of each door along the body's side; `out`: to which side it swings. */
const doors: Record<Place, { x: number; y: number; length: number; out: 1 | -1; glass: string }> = {
  'front-right': { x: 194, y: 176, length: 66, out: 1, glass: 'M168 182l14-18c2 24 3 50 3 76h-18z' },
  'front-left': { x: 46, y: 176, length: 66, out: -1, glass: 'M72 182l-14-18c-2 24-3 50-3 76h18z' },
  'rear-right': { x: 194, y: 248, length: 60, out: 1, glass: 'M167 246h18c0 28-1 52-4 78l-13-14z' },
  'rear-left': { x: 46, y: 248, length: 60, out: -1, glass: 'M73 246H55c0 28 1 52 4 78l13-14z' },
}

/** The car from above, nose up: what is open, the hazard lamps, locked or not. Its sentences are its accessible name. */
export function CarPlan({ state }: { state: PlanState }) {
  const t = useTexts(planTexts)
  return (
    <svg viewBox="0 0 240 448" className="plan" role="img" data-hazard={state.hazard || undefined} data-stale={state.old || undefined}>
      <title>{planSentences(state, t).join(t.stop)}</title>
      {state.doors.map(({ place, open }) => (open ? <OpenDoor key={place} place={place} /> : null))}
      {state.bonnet ? <path className="plan-swing" d="M66 40L74 12h92l8 28z" /> : null}
      {state.boot ? <path className="plan-swing" d="M70 412l8 28h84l8-28z" /> : null}
      <path
        className="plan-body"
        d="M120 26c40 0 64 10 70 44 4 24 4 52 4 80v172c0 38-4 68-18 80-18 10-94 10-112 0-14-12-18-42-18-80V150c0-28 0-56 4-80 6-34 30-44 70-44z"
      />
      <path className="plan-line" d="M74 44c-8 24-10 60-8 92M166 44c8 24 10 60 8 92M68 372c30 10 74 10 104 0" />
      <path className="plan-glass" d="M64 158c28-22 84-22 112 0l-13 32c-24-8-62-8-86 0z" />
      <path className="plan-glass" d="M77 318c24 8 62 8 86 0l11 32c-30 12-78 12-108 0z" />
      <path className="plan-line" d="M77 194v120M163 194v120" />
      {state.doors.map(({ place, open, window }) => (
        <g key={place}>
          <path className={(window ?? 0) > 0 ? 'plan-swing' : 'plan-glass'} d={doors[place].glass} />
          {(window ?? 0) > 0 ? <path className="plan-open" fillOpacity="0" strokeDasharray="1 8" d={doors[place].glass} /> : null}
          {open ? null : <Shut place={place} />}
        </g>
      ))}
      {state.bonnet ? <path className="plan-open" d="M74 12h92" /> : null}
      {state.boot ? <path className="plan-open" d="M78 440h84" /> : null}
      {state.hazard ? (
        <>
          <circle className="plan-lamp" cx="62" cy="52" r="8" />
          <circle className="plan-lamp" cx="178" cy="52" r="8" />
          <circle className="plan-lamp" cx="66" cy="394" r="8" />
          <circle className="plan-lamp" cx="174" cy="394" r="8" />
        </>
      ) : null}
      <Padlock locked={state.locked} />
    </svg>
  )
}

function Shut({ place }: { place: Place }) {
  const { x, y, length } = doors[place]
  return <path className="plan-door" d={`M${x} ${y}v${length}`} />
}

/** Hinged at its front edge, like the real one. */
function OpenDoor({ place }: { place: Place }) {
  const { x, y, length, out } = doors[place]
  const tipX = x + out * length * 0.62
  const tipY = y + length * 0.72
  return (
    <g>
      <path className="plan-swing" d={`M${x} ${y}L${tipX} ${tipY}L${x} ${y + length}z`} />
      <path className="plan-open" d={`M${x} ${y}L${tipX} ${tipY}`} />
    </g>
  )
}

function Padlock({ locked }: { locked: boolean | null }) {
  if (locked === null) return null
  return (
    <g className={locked ? 'plan-lock' : 'plan-lock plan-lock-open'} transform="translate(120 252)">
      <circle r="28" />
      <path d={locked ? 'M-10 -2h20v13h-20zM-6 -2v-5a6 6 0 0 1 12 0v5' : 'M-10 -2h20v13h-20zM-6 -2v-7a6 6 0 0 1 11.5 -2.5'} />
    </g>
  )
}
