import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { Waiting } from '../frame/Waiting.tsx'
import { partyTexts } from './texts.ts'

/** The buyer's phone follows the user's (USR-13, USR-22). */
export function UserWaitPage() {
  const t = useTexts(partyTexts)
  const { procedure, goTo } = useProcedure()
  const state = procedure.facts.other?.state ?? 'not-begun'
  if (state === 'registered' || state === 'closed' || state === 'skipped')
    return (
      <>
        <Banner tone="good" title={state === 'skipped' ? t.userSkipped : t.registered} live>
          {procedure.facts.userName ? t.whose(t.user, procedure.facts.userName) : null}
        </Banner>
        <GoOn answer={{ step: 'user-wait' }} />
      </>
    )
  return (
    <>
      <Waiting title={t.waitTitle}>{state === 'waits-for-staff' ? t.atStaff : state === 'going-on' ? t.goingOn : t.notBegun}</Waiting>
      {state === 'not-begun' ? (
        <Button icon="qr" wide onPress={() => goTo('user-qr')}>
          {t.showQr}
        </Button>
      ) : null}
    </>
  )
}
