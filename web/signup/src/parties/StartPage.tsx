import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { StageList } from './StageList.tsx'
import { partyTexts } from './texts.ts'

/** What there is to do, how long it takes, what to have at hand (SGN-07, SGN-11). */
export function StartPage() {
  const t = useTexts(partyTexts)
  const { flow } = useProcedure().procedure
  return (
    <>
      {flow === 'user' ? <p>{t.userHere}</p> : <p>{t.three}</p>}
      <Card>
        <StageList done={flow === 'buyer' ? 0 : 1} />
      </Card>
      <ul className="points type-small">
        <li>
          <Icon name="clock" size={18} />
          <span>{t.minutes}</span>
        </li>
        {flow === 'after-delivery' ? null : (
          <>
            <li>
              <Icon name="user" size={18} />
              <span>{t.bring}</span>
            </li>
            <li>
              <Icon name="info" size={18} />
              <span>{t.data}</span>
            </li>
          </>
        )}
      </ul>
      <GoOn answer={{ step: 'start' }} label={t.begin} />
    </>
  )
}
