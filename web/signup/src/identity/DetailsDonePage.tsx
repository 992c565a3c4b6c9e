import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { identityTexts } from './texts.ts'

export function DetailsDonePage() {
  const t = useTexts(identityTexts)
  return (
    <>
      <div className="finish">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <p>{t.checked}</p>
        <p className="type-small text-quiet">{t.checkedMore}</p>
      </div>
      <GoOn answer={{ step: 'details-done' }} />
    </>
  )
}
