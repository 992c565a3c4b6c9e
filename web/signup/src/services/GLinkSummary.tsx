import type { Offer } from '@tsunagu/contract/contracts.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { CurrentMethod } from '../payment/CurrentMethod.tsx'
import { firstTerms } from './chosen.ts'
import { priceWords } from './offer.tsx'
import { PlanCard } from './PlanCard.tsx'
import { serviceTexts } from './texts.ts'

/** Everything that is applied for, with its price (GLK-08). */
export function GLinkSummary({ offer }: { offer: Offer }) {
  const t = useTexts(serviceTexts)
  const { format } = useLanguage()
  const { application } = useProcedure().procedure.facts.answers
  const chosen = (application?.options ?? []).flatMap(({ option, term }) => {
    const found = offer.options.find((one) => one.option === option)
    const price = found && firstTerms(found).find((one) => one.term === term)
    // what simply goes on at the same price needs no second mention
    const afterwards = found?.afterwards.filter((one) => found.afterwards.length > 1 || one.term !== term) ?? []
    return price ? [{ option, price, afterwards }] : []
  })
  return (
    <>
      <PlanCard offer={offer} />
      <Pairs>
        {chosen.length === 0 ? <Pair name={t.options}>{t.noneChosen}</Pair> : null}
        {chosen.map(({ option, price, afterwards }) => (
          <Pair key={option} name={t[option]}>
            {priceWords(price, t, format)}
            {afterwards.length > 0 ? (
              <span className="row-about">{t.afterwards(afterwards.map((one) => priceWords(one, t, format)).join(' / '))}</span>
            ) : null}
          </Pair>
        ))}
        <Pair name={t.alerts}>
          {application && application.alertContacts.length > 0 ? application.alertContacts.join('\n') : t.noneChosen}
        </Pair>
        {chosen.length > 0 ? (
          <Pair name={t.payWith}>
            <CurrentMethod />
          </Pair>
        ) : null}
      </Pairs>
    </>
  )
}
