import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Faq } from '../faq/Faq.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { StageList } from './StageList.tsx'
import { partyTexts } from './texts.ts'

/** ① and ② with their names, ③ next (USR-06, USR-22, USR-36, USR-39). */
export function UserDonePage() {
  const t = useTexts(partyTexts)
  const { buyerName, userName, account } = useProcedure().procedure.facts
  return (
    <>
      <p>{t.userDone}</p>
      <Card>
        <StageList done={2} names={{ buyer: buyerName, user: userName ?? (account?.name || null) }} />
      </Card>
      <section>
        <h2 className="type-heading">{t.nextThird}</h2>
        <p className="type-small text-quiet">{t.byUser}</p>
      </section>
      <GoOn answer={{ step: 'user-done' }} />
      <Faq about="dealer" />
    </>
  )
}
