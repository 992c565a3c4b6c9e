import { brand } from '@tsunagu/contract/brand.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useTitle } from '../frame/title.ts'
import { OldRecords } from '../migration/OldRecords.tsx'
import { linkingAt } from './flow.ts'
import { type Linkage, useLinkage } from './linkage.ts'
import { linkageTexts } from './texts.ts'

/** What is linked, brand by brand (MIG-07). */
export function LinkagePage() {
  const t = useTexts(linkageTexts)
  const both = useBoth()
  const linkage = useLinkage()
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/" />
      {linkage.data ? (
        <>
          <Section
            title={t.brandOf(both(brand.maker))}
            action={
              <LinkButton href={linkingAt('cautions')} icon="plus">
                {t.add}
              </LinkButton>
            }
          >
            {linkage.data.links.length === 0 ? (
              <Banner tone="info" title={t.none}>
                {t.noneMore}
              </Banner>
            ) : (
              <Links links={linkage.data.links} />
            )}
          </Section>
          {linkage.data.hasOldRecords ? <OldRecords /> : null}
          <p>
            <Link href="/account/migration" alone icon="info">
              {t.help}
            </Link>
          </p>
        </>
      ) : linkage.error ? (
        <ErrorState error={linkage.error} onRetry={() => void linkage.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </>
  )
}

function Links({ links }: { links: Linkage['links'] }) {
  const t = useTexts(linkageTexts)
  const { format } = useLanguage()
  return (
    <Card flush>
      <List>
        {links.map(({ id, kind, numberTail, since, vehicles }) => (
          <ListItem
            key={id}
            icon="check"
            title={t.within(t[kind], t.endsIn(numberTail))}
            about={[...vehicles.map(({ name, plate }) => (plate ? `${name} ${plate}` : name)), t.since(format.date(since))].join(' ・ ')}
          />
        ))}
      </List>
    </Card>
  )
}
