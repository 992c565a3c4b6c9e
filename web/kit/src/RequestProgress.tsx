import type { RequestState } from '@tsunagu/contract/link.ts'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface RequestProgressProps {
  state: RequestState
  /** Names of the states in the words of this request: `{ doing: '施錠しています', done: '施錠しました' }`. */
  names?: Partial<Record<RequestState, string>>
  /** The sentence for why it was refused, or what is known beside. */
  about?: ReactNode
  /** Where it stood when it ended badly; tells how far it came. */
  reached?: (typeof way)[number]
}

const way = ['waiting', 'sent', 'doing'] as const

/** A request on its way: waiting for the car (or waking it) → sent → the car is doing it → done, refused, or no answer. Each change is read out. */
export function RequestProgress({ state, names = {}, about, reached = 'sent' }: RequestProgressProps) {
  const t = useTexts(kitTexts)
  const called: Record<RequestState, string> = {
    waiting: t.waiting,
    waking: t.waking,
    sent: t.sent,
    doing: t.doing,
    done: t.done,
    refused: t.refused,
    failed: t.failed,
    'no-answer': t.noAnswer,
    ...names,
  }
  const bad = state === 'refused' || state === 'failed' || state === 'no-answer'
  const ended = bad || state === 'done'
  const passed = bad ? way.slice(0, way.indexOf(reached) + 1) : way
  // Waking the car is a longer way of waiting for it: the same place in the list.
  const shown = state === 'waking' ? 'waiting' : state
  const place = ended ? way.length : (way as readonly RequestState[]).indexOf(shown)
  const last: RequestState = bad ? state : 'done'
  const note = about ?? (state === 'no-answer' ? t.noAnswerAbout : undefined)
  return (
    <div>
      <p className="only-heard" role="status">
        {called[state]}
        {typeof note === 'string' ? ` ${note}` : null}
      </p>
      <ol className="progress" aria-label={t.progress}>
        {passed.map((step, index) => (
          <Step
            key={step}
            state={index < place ? 'past' : index === place ? 'now' : 'ahead'}
            name={called[index === place ? state : step]}
            about={index === place ? note : undefined}
          />
        ))}
        <Step state={ended ? (bad ? 'bad' : 'good') : 'ahead'} name={called[last]} about={ended ? note : undefined} />
      </ol>
    </div>
  )
}

function Step({ state, name, about }: { state: 'past' | 'now' | 'ahead' | 'good' | 'bad'; name: string; about: ReactNode }) {
  return (
    <li className="progress-step" data-state={state} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className="progress-mark">
        {state === 'past' || state === 'good' ? <Icon name="check" size={16} /> : null}
        {state === 'bad' ? <Icon name="close" size={16} /> : null}
        {state === 'now' ? <span className="spinner" aria-hidden="true" /> : null}
      </span>
      <span>
        {name}
        {about ? <span className="progress-about block">{about}</span> : null}
      </span>
    </li>
  )
}
