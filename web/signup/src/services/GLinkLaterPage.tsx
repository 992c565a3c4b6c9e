import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { serviceTexts } from './texts.ts'

/** What declining means, and that it is open later, online too (GLK-11, GLK-13, IMP-29). */
export function GLinkLaterPage() {
  const t = useTexts(serviceTexts)
  return (
    <>
      <p>{t.laterHow}</p>
      <p>{t.laterWhat}</p>
      <p className="type-small text-quiet">{t.laterAsk}</p>
      <GoOn answer={{ step: 'g-link-later' }} label={t.ok} />
    </>
  )
}
