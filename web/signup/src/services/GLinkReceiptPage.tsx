import { brand } from '@tsunagu/contract/brand.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { serviceTexts } from './texts.ts'

/** The press that settles it (GLK-09); the hint about mails stands before it (ACC-32). */
export function GLinkReceiptPage() {
  const t = useTexts(serviceTexts)
  const { vehicle } = useProcedure().procedure.facts
  return (
    <>
      <p>{vehicle?.name}</p>
      <p>{t.lastPress}</p>
      <Banner tone="info" icon="mail">
        {t.mailHint(brand.mail.notices.address)}
      </Banner>
      <GoOn answer={{ step: 'g-link-receipt' }} label={t.applyNow} />
    </>
  )
}
