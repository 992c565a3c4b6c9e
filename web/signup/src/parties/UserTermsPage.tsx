import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConsentStep } from '../consent/ConsentStep.tsx'
import { partyTexts } from './texts.ts'

/** The notes stand above the tick (USR-35). */
export function UserTermsPage() {
  const t = useTexts(partyTexts)
  return (
    <ConsentStep document="user-registration" answer={(version) => ({ step: 'user-terms', version })}>
      <ul className="points type-small">
        {[t.certificate, t.vehicleInfo, t.matching].map((note) => (
          <li key={note}>
            <Icon name="info" size={18} />
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </ConsentStep>
  )
}
