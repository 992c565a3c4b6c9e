import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { useTitle } from '../frame/title.ts'
import { LinkageSection } from '../linkage/LinkageSection.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useMe } from './me.ts'
import { detailsTexts } from './texts.ts'

/** What the centre knows about the person (ACC-30). */
export function DetailsPage() {
  const t = useTexts(detailsTexts)
  const words = useTexts(registrationTexts)
  const { format } = useLanguage()
  const me = useMe()
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} />
      {me.emailBounced ? (
        <Banner tone="caution" title={t.bounced}>
          {t.bouncedMore(me.email)}
        </Banner>
      ) : null}
      <Section
        title={t.person}
        action={
          <Link href="/account/edit" alone>
            {t.edit}
          </Link>
        }
      >
        <Pairs>
          <Pair name={words.name}>{me.name}</Pair>
          <Pair name={words.kana}>{me.kana}</Pair>
          <Pair name={words.phone}>{nationalPhone(me.authPhone)}</Pair>
        </Pairs>
      </Section>
      <Section title={t.account}>
        <Pairs>
          <Pair name={t.email}>{me.email}</Pair>
          <Pair name={t.since}>{format.date(me.createdAt)}</Pair>
        </Pairs>
      </Section>
      <LinkageSection />
      <p>
        <Link href="/account/terms" alone icon="info">
          {t.terms}
        </Link>
      </p>
    </>
  )
}
