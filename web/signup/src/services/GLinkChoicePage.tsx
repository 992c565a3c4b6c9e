import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** Apply or not (GLK-03, GLK-17). */
export function GLinkChoicePage() {
  const t = useTexts(serviceTexts)
  const { gLink } = useProcedure().procedure.facts.answers
  return (
    <WithOffer>
      {({ freeYears }) => (
        <>
          <ChoiceStep
            label={t.choose}
            chosen={gLink === 'unknown' ? null : gLink}
            options={[
              {
                value: 'apply',
                label: t.apply,
                about: freeYears > 0 ? `${t.applyFree(freeYears)} · ${t.applyMore}` : t.applyMore,
                icon: 'check',
              },
              { value: 'decline', label: t.decline, about: t.declineMore, icon: 'clock' },
            ]}
            answer={(choice) => ({ step: 'g-link-choice', apply: choice === 'apply' })}
          />
          <Link href="/documents/commercial-transactions" alone external>
            {t.law}
          </Link>
        </>
      )}
    </WithOffer>
  )
}
