import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Faq } from '../faq/Faq.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { StageList } from './StageList.tsx'
import { partyTexts } from './texts.ts'

/** Stage ① is done; the three ways on are said before they are asked (BUY-09, BUY-36, BUY-37). */
export function BuyerDonePage() {
  const t = useTexts(partyTexts)
  const { buyerName, account } = useProcedure().procedure.facts
  const name = buyerName ?? (account?.name || null)
  return (
    <>
      <Card>
        <StageList done={1} names={{ buyer: name }} />
      </Card>
      <section className="flex flex-col gap-3">
        <h2 className="type-heading">{t.next2}</h2>
        <ul className="list-disc ps-6 type-small text-quiet flex flex-col gap-1">
          <li>{t.next2same}</li>
          <li>{t.next2other}</li>
          <li>{t.next2absent}</li>
        </ul>
      </section>
      <GoOn answer={{ step: 'buyer-done' }} />
      <Faq about="dealer" />
    </>
  )
}
