import type { Offer } from '@tsunagu/contract/contracts.ts'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { priceWords } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** The plan of this car: how long it is free, from when, and what it costs afterwards (GLK-19, GLK-29, GLK-30). */
export function PlanCard({ offer }: { offer: Offer }) {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { format } = useLanguage()
  return (
    <div className="flex flex-col gap-2">
      <Pairs>
        <Pair name={t.plan}>{both(offer.plan)}</Pair>
        <Pair name={t.base}>{t.freeYears(offer.freeYears)}</Pair>
        <Pair name={t.period}>
          {offer.freeFrom && offer.freeUntil
            ? t.range(format.date(offer.freeFrom), format.date(offer.freeUntil))
            : offer.kind === 'cpo'
              ? t.fromPurchase
              : t.fromRegistration}
        </Pair>
        <Pair name={t.afterFree}>{offer.continuation.map((price) => priceWords(price, t, format)).join(' / ')}</Pair>
      </Pairs>
      <p className="type-small text-quiet">
        {t.afterFreeMore} {t.withTax}
      </p>
    </div>
  )
}
