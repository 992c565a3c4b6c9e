import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { StageList } from './StageList.tsx'
import { partyTexts } from './texts.ts'

export function UserStartPage() {
  const t = useTexts(partyTexts)
  const { buyerName } = useProcedure().procedure.facts
  return (
    <>
      <Card>
        <StageList done={1} names={{ buyer: buyerName }} />
      </Card>
      <p className="text-quiet">{t.twoMore}</p>
      <GoOn answer={{ step: 'user-start' }} label={t.toUser} />
    </>
  )
}
