import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** Where it is applied for later (CHG-13, CHG-14, CHG-15, SGN-14). */
export function ChargingLaterPage() {
  const t = useTexts(serviceTexts)
  return (
    <WithOffer>
      {({ charging }) => (
        <>
          <p>{t.chargingLater}</p>
          <Link href={charging.laterAt} alone external>
            {t.chargingSite}
          </Link>
          <GoOn answer={{ step: 'charging-later' }} label={t.ok} />
        </>
      )}
    </WithOffer>
  )
}
