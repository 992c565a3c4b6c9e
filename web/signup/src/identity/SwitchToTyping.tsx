import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { identityTexts } from './texts.ts'

/** The way out of the camera, on each of its screens (BUY-19). */
export function SwitchToTyping() {
  const t = useTexts(identityTexts)
  const { answer, goTo } = useProcedure()
  const act = useAct(signupProblems)
  const change = () =>
    act.run(async () => {
      await answer({ step: 'method', input: 'direct' }, 'stay')
      goTo('details')
    })
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <Button kind="quiet" icon="edit" wide pending={act.pending} onPress={() => void change()}>
        {t.giveUp}
      </Button>
    </>
  )
}
