import type { Answer } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useId, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { signupProblems } from '../problems.ts'
import { useProcedure } from './procedure.ts'

interface Way<V extends string> {
  value: V
  label: string
  about?: string
  icon: IconName
}

/** A question whose answer is the way on: one press answers and goes. What was answered before is marked. */
export function ChoiceStep<V extends string>(props: {
  label: string
  options: readonly Way<V>[]
  chosen: V | null
  answer: (value: V) => Answer
}) {
  const { label, options, chosen, answer } = props
  const { answer: send } = useProcedure()
  const act = useAct(signupProblems)
  const [pressed, setPressed] = useState<V | null>(null)
  const id = useId()
  const choose = (value: V) => {
    setPressed(value)
    void act.run(() => send(answer(value)))
  }
  return (
    <div className="flex flex-col gap-4">
      <Wrong>{act.wrong}</Wrong>
      <fieldset className="ways">
        <legend className="only-heard">{label}</legend>
        {options.map((option) => (
          <AriaButton
            key={option.value}
            className="way"
            isPending={act.pending && pressed === option.value}
            {...(option.about ? { 'aria-describedby': `${id}-${option.value}` } : {})}
            aria-pressed={chosen === option.value}
            onPress={() => choose(option.value)}
          >
            <Icon name={option.icon} size={26} />
            <span className="way-words">
              <span className="way-label">{option.label}</span>
              {option.about ? (
                <span className="row-about" id={`${id}-${option.value}`}>
                  {option.about}
                </span>
              ) : null}
            </span>
            <Icon name={chosen === option.value ? 'check' : 'chevron-right'} size={20} className="way-mark" />
          </AriaButton>
        ))}
      </fieldset>
    </div>
  )
}
