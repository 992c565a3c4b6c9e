import { type Stage, stageOf } from '@tsunagu/contract/signup-steps.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useProcedure } from './procedure.ts'
import { stageStates } from './stages.ts'
import { frameTexts } from './texts.ts'

/** ① buyer ② user ③ services (SGN-03): what is done, where one is, and how far within it. */
export function Stages() {
  const t = useTexts(frameTexts)
  const { procedure, step } = useProcedure()
  const now = stageOf(procedure.flow, step)
  const names: Record<Stage, string> = { 1: t.stage1, 2: t.stage2, 3: t.stage3 }
  const said = { done: t.stageDone, now: t.stageNow, later: t.stageLater }
  return (
    <ol className="stages" aria-label={t.stages}>
      {stageStates(procedure.steps, now, step).map(({ stage, state, part }) => (
        <li key={stage} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="stage-bar" aria-hidden="true">
            <i style={{ width: `${Math.round(part * 100)}%` }} />
          </span>
          <span className="stage-name">
            <span className="stage-number" aria-hidden="true">
              {state === 'done' ? <Icon name="check" size={14} /> : stage}
            </span>
            {names[stage]}
            <span className="only-heard">（{said[state]}）</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
