import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { accountTexts } from './texts.ts'

/** Linked only by this press (PDL-25). */
export function WebLinkPage() {
  const t = useTexts(accountTexts)
  return (
    <>
      <p>{t.linkMore}</p>
      <ul className="points type-small">
        {[t.link1, t.link2].map((point) => (
          <li key={point}>
            <Icon name="info" size={18} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <GoOn answer={{ step: 'web-link' }} label={t.link} />
    </>
  )
}
