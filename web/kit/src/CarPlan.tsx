import { type Place, type PlanState, planSentences, planTexts } from './car-plan.ts'
import { useTexts } from './language.tsx'

/** Where each door hangs: its row, and the side it swings out to. All is drawn for the right side; the left is its mirror. */
const doors: Record<Place, { row: keyof typeof rows; left: boolean }> = {
  'front-right': { row: 'front', left: false },
  'front-left': { row: 'front', left: true },
  'rear-right': { row: 'rear', left: false },
  'rear-left': { row: 'rear', left: true },
}
const rows = {
  front: { hinge: 180, length: 66, window: 'M172 178l-12.5 22c1 16 1.5 32 1.5 48h21.5c-.5-26-4.5-54-10.5-70z' },
  rear: { hinge: 252, length: 60, window: 'M182.5 256H161c0 20-1 38-3 52l14.5 21c6-22 9.5-48 10-73z' },
}
const side = 194
const mirror = 'translate(240 0) scale(-1 1)'

/** The car from above, nose up: what is open, the hazard lamps, locked or not. Its sentences are its accessible name. */
export function CarPlan({ state }: { state: PlanState }) {
  const t = useTexts(planTexts)
  return (
    <svg viewBox="0 0 240 448" className="plan" role="img" data-hazard={state.hazard || undefined} data-stale={state.old || undefined}>
      <title>{planSentences(state, t).join(t.stop)}</title>
      {state.bonnet ? <path className="plan-swing" d="M66 44L74 10h92l8 34z" /> : null}
      {state.boot ? <path className="plan-swing" d="M70 404l8 36h84l8-36z" /> : null}
      {[undefined, mirror].map((transform) => (
        <path key={transform ?? ''} className="plan-body" transform={transform} d="M190 168c8-4 18-3 20 2s-8 10-18 10z" />
      ))}
      <path
        className="plan-body"
        d="M120 26c40 0 64 10 70 44 4 24 4 52 4 80v172c0 38-4 68-18 80-18 10-94 10-112 0-14-12-18-42-18-80V150c0-28 0-56 4-80 6-34 30-44 70-44z"
      />
      <path className="plan-line" d="M76 40c-10 26-14 64-12 104M164 40c10 26 14 64 12 104M66 364c30 12 78 12 108 0" />
      <path className="plan-glass" d="M66 168c18-30 90-30 108 0 8 32 10 112 2 168-16 16-96 16-112 0-8-56-6-136 2-168z" />
      <path className="plan-pillars" d="M66 168l18 28M174 168l-18 28M64 336l20-24M176 336l-20-24M56 252h25M184 252h-25" />
      <path className="plan-roof" d="M84 196c16-8 56-8 72 0 4 34 4 84 0 116-16 6-56 6-72 0-4-32-4-82 0-116z" />
      {state.doors.map(({ place, open, window }) => (
        <Door key={place} place={place} open={open === true} windowOpen={(window ?? 0) > 0} />
      ))}
      {state.bonnet ? <path className="plan-open" d="M74 10h92" /> : null}
      {state.boot ? <path className="plan-open" d="M78 440h84" /> : null}
      {state.hazard
        ? [undefined, mirror].map((transform) => (
            <g key={transform ?? ''} transform={transform}>
              <circle className="plan-lamp" cx="176" cy="50" r="9" />
              <circle className="plan-lamp" cx="174" cy="396" r="9" />
            </g>
          ))
        : null}
      <Padlock locked={state.locked} />
    </svg>
  )
}

/** A door is hinged at its front edge, like the real one. */
function Door({ place, open, windowOpen }: { place: Place; open: boolean; windowOpen: boolean }) {
  const { row, left } = doors[place]
  const { hinge, length, window } = rows[row]
  const tip = `${side + length * 0.62} ${hinge + length * 0.74}`
  return (
    <g transform={left ? mirror : undefined}>
      {windowOpen ? <path className="plan-window" d={window} /> : null}
      {open ? (
        <>
          <path className="plan-swing" d={`M${side} ${hinge}L${tip}L${side} ${hinge + length}z`} />
          <path className="plan-open" d={`M${side} ${hinge}L${tip}`} />
        </>
      ) : (
        <path className="plan-door" d={`M${side} ${hinge}v${length}`} />
      )}
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
