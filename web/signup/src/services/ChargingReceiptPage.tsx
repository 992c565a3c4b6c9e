import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { serviceTexts } from './texts.ts'

/** The press that settles it (CHG-10). */
export function ChargingReceiptPage() {
  const t = useTexts(serviceTexts)
  return (
    <>
      <p>{t.lastPress}</p>
      <p className="type-small text-quiet">{t.chargingReceiptMore}</p>
      <GoOn answer={{ step: 'charging-receipt' }} label={t.applyNow} />
    </>
  )
}
