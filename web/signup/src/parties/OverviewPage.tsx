import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { StageList } from './StageList.tsx'
import { partyTexts } from './texts.ts'

export function OverviewPage() {
  const t = useTexts(partyTexts)
  return (
    <>
      <Card>
        <StageList done={1} />
      </Card>
      <GoOn answer={{ step: 'overview' }} label={t.toUser} />
    </>
  )
}
