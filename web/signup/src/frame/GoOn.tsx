import type { Answer } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { signupProblems } from '../problems.ts'
import { useProcedure } from './procedure.ts'
import { frameTexts } from './texts.ts'

/** The one main button of a step: sends the answer and goes on. `disabledReason` says what is still missing. */
export function GoOn({ answer, label, disabledReason }: { answer: Answer; label?: string; disabledReason?: string | undefined }) {
  const t = useTexts(frameTexts)
  const { answer: send } = useProcedure()
  const act = useAct(signupProblems)
  return (
    <div className="flex flex-col gap-4">
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} disabledReason={disabledReason} onPress={() => void act.run(() => send(answer))}>
        {label ?? t.next}
      </Button>
    </div>
  )
}
