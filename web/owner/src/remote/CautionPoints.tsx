import type { Cautioned } from '@tsunagu/contract/remote.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { cautionTexts } from './caution-texts.ts'

/** The cautions of one function, point by point (GEN-21). */
export function CautionPoints({ about }: { about: Cautioned }) {
  const { language } = useLanguage()
  return (
    <ul className="points">
      {cautionTexts[about][language].points.map((point) => (
        <li key={point}>
          <Icon name="info" size={20} className="mt-1 flex-none text-accent" />
          <span>{point}</span>
        </li>
      ))}
    </ul>
  )
}
