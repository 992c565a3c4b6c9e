import { useAct } from '@tsunagu/kit/act.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useProcedure } from '../frame/procedure.ts'
import type { LicenceReading } from '../licence/reading.ts'
import { signupProblems } from '../problems.ts'
import { LicenceCamera } from './licence-camera.ts'
import { draftOfReading } from './reading-draft.ts'

/** The picture stays here; only what was read goes into the draft, with what is not sure. */
export function PhotoPage() {
  const { answer, setDraft, goTo } = useProcedure()
  const act = useAct(signupProblems)
  const take = (reading: LicenceReading) =>
    act.run(async () => {
      setDraft(draftOfReading(reading))
      await answer({ step: 'photo' })
    })
  const giveUp = () =>
    act.run(async () => {
      await answer({ step: 'method', input: 'direct' }, 'stay')
      goTo('details')
    })
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <LicenceCamera onRead={(reading) => void take(reading)} onGiveUp={() => void giveUp()} />
    </>
  )
}
