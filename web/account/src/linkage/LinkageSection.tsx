import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { linkingAt } from './flow.ts'
import { useLinkage } from './linkage.ts'
import { linkageTexts } from './texts.ts'

/** At the end of the account's details: the way to what is linked (MIG-07), and what an unlinked owner cannot do (ACC-03). */
export function LinkageSection() {
  const t = useTexts(linkageTexts)
  const { data } = useLinkage()
  return (
    <Section title={t.title}>
      {data?.advice === 'link' ? (
        <Banner tone="caution" title={t.notLinked} action={<LinkButton href={linkingAt('cautions')}>{t.linkNow}</LinkButton>}>
          {t.notLinkedMore}
        </Banner>
      ) : null}
      <Card>
        <div className="flex items-center justify-between gap-4">
          <p className="type-small text-quiet">{t.lead}</p>
          <div className="shrink-0">
            <LinkButton href="/account/linkage">{t.look}</LinkButton>
          </div>
        </div>
      </Card>
    </Section>
  )
}
