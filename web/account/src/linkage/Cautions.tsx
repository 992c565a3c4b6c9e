import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { cautions, linkageTexts } from './texts.ts'

/** What to know before linking, and the way on (MIG-08, MIG-09). */
export function Cautions({ next }: { next: string }) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <ul className="points">
          {cautions[language].map((line) => (
            <li key={line}>
              <Icon name="info" size={20} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </Card>
      <LinkButton href={next} kind="primary" wide>
        {t.next}
      </LinkButton>
    </div>
  )
}
