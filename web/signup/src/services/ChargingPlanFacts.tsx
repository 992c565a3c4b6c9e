import type { Offer } from '@tsunagu/contract/contracts.ts'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { minuteWords } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** What a plan costs. */
export function ChargingPlanFacts({ plan }: { plan: Offer['charging']['plans'][number] }) {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { format } = useLanguage()
  return (
    <Pairs>
      <Pair name={t.plan}>{both(plan.name)}</Pair>
      <Pair name={t.monthly}>{format.yen(plan.monthly)}</Pair>
      <Pair name={t.cardFee}>{format.yen(plan.cardFee)}</Pair>
      <Pair name={t.normalMinute}>{minuteWords(plan.normalPerMinute, t)}</Pair>
      {plan.quickPerMinute === null ? null : <Pair name={t.quickMinute}>{minuteWords(plan.quickPerMinute, t)}</Pair>}
    </Pairs>
  )
}
