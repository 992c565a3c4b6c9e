import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { LicenceCamera, type Reading } from './licence-camera.ts'
import { draftOfReading } from './reading-draft.ts'
import { SwitchToTyping } from './SwitchToTyping.tsx'
import { identityTexts } from './texts.ts'

/** The picture stays here; only what was read goes into the draft, with what is not sure. */
export function PhotoPage() {
  const t = useTexts(identityTexts)
  const { answer, setDraft, goTo } = useProcedure()
  const act = useAct(signupProblems)
  const take = (reading: Reading) =>
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
      {LicenceCamera ? (
        <LicenceCamera onRead={(reading) => void take(reading)} onGiveUp={() => void giveUp()} />
      ) : (
        <>
          <Banner tone="caution">{t.noCamera}</Banner>
          <SwitchToTyping />
        </>
      )}
    </>
  )
}
