import { exportOldRecords } from '@tsunagu/contract/linkage.ts'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Link as AriaLink } from 'react-aria-components'
import { linkageTexts } from '../linkage/texts.ts'

/** What somebody kept at the old site, to take along (MIG-12 … 16). */
export function OldRecords() {
  const t = useTexts(linkageTexts)
  return (
    <Section title={t.oldTitle}>
      <Card>
        <div className="flex flex-col gap-4 items-start">
          <p className="type-small">{t.oldMore}</p>
          <AriaLink href={exportOldRecords.path} download="owners-site.json" className="button button-secondary">
            <Icon name="file" size={20} />
            <span>{t.oldSave}</span>
          </AriaLink>
        </div>
      </Card>
    </Section>
  )
}
