import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { partyTexts } from './texts.ts'

/** The last screen at the dealer: the staff sees the customer off (STP-23-06, STP-32-12A). */
export function StaffCallPage() {
  const t = useTexts(partyTexts)
  return (
    <>
      <Banner tone="info" icon="bell" title={t.call}>
        {t.callMore}
      </Banner>
      <GoOn answer={{ step: 'staff-call' }} label={t.ok} />
    </>
  )
}
