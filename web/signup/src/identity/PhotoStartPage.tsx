import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { LicenceDrawing } from './LicenceDrawing.tsx'
import { SwitchToTyping } from './SwitchToTyping.tsx'
import { identityTexts } from './texts.ts'

export function PhotoStartPage() {
  const t = useTexts(identityTexts)
  return (
    <>
      <LicenceDrawing />
      <p>{t.frontOnly}</p>
      <p className="type-small text-quiet">{t.glare}</p>
      <GoOn answer={{ step: 'photo-start' }} label={t.toCamera} />
      <SwitchToTyping />
    </>
  )
}
