import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { SwitchToTyping } from './SwitchToTyping.tsx'
import { identityTexts } from './texts.ts'

export function PhotoGuidePage() {
  const t = useTexts(identityTexts)
  const points: [IconName, string][] = [
    ['sun', t.guide1],
    ['camera', t.guide2],
    ['edit', t.guide3],
  ]
  return (
    <>
      <ul className="points">
        {points.map(([icon, point]) => (
          <li key={point}>
            <Icon name={icon} size={20} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <GoOn answer={{ step: 'photo-guide' }} label={t.begin} />
      <SwitchToTyping />
    </>
  )
}
