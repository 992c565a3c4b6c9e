import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { GLinkSummary } from './GLinkSummary.tsx'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

export function GLinkReviewPage() {
  const t = useTexts(serviceTexts)
  const { goTo } = useProcedure()
  return (
    <WithOffer>
      {(offer) => (
        <>
          <GLinkSummary offer={offer} />
          <GoOn answer={{ step: 'g-link-review' }} label={t.confirmThis} />
          <Button wide onPress={() => goTo('g-link-content')}>
            {t.change}
          </Button>
        </>
      )}
    </WithOffer>
  )
}
