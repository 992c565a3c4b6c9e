import { cautioned } from '@tsunagu/contract/remote.ts'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Page } from '../shell/Page.tsx'
import { CautionPoints } from './CautionPoints.tsx'
import { useCautions } from './car.ts'
import { cautionTexts } from './caution-texts.ts'
import { cautionsPageTexts } from './cautions-page-texts.ts'

/** All cautions, to read again at any time (GEN-21). */
export function CautionsPage() {
  const t = useTexts(cautionsPageTexts)
  const { language, format } = useLanguage()
  const { data: cautions } = useCautions()
  return (
    <Page title={t.title} back="/remote" backLabel={t.back} lead={t.lead} narrow>
      {cautioned.map((about) => {
        const readAt = cautions?.find((one) => one.about === about)?.acknowledgedAt
        return (
          <Section key={about} title={cautionTexts[about][language].title}>
            <div className="card">
              <CautionPoints about={about} />
            </div>
            {cautions ? <p className="type-note text-quiet">{readAt ? t.readAt(format.date(readAt)) : t.unread}</p> : null}
          </Section>
        )
      })}
    </Page>
  )
}
