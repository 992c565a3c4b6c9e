import type { Profile } from '@tsunagu/contract/profile.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { DetailsPairs } from '@tsunagu/kit/details/DetailsPairs.tsx'
import { detailsTexts as fieldTexts } from '@tsunagu/kit/details/texts.ts'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useTitle } from '../frame/title.ts'
import { LinkageSection } from '../linkage/LinkageSection.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { BouncedNote } from '../second-factor/BouncedNote.tsx'
import { HeldNote } from './HeldNote.tsx'
import { useMe } from './me.ts'
import { Procedures } from './Procedures.tsx'
import { useProfile } from './profile.ts'
import { detailsTexts } from './texts.ts'

/** What the centre knows about the person or corporation (ACC-25, ACC-30), and the ways on from there. */
export function DetailsPage() {
  const t = useTexts(detailsTexts)
  const words = useTexts(registrationTexts)
  const { format } = useLanguage()
  const me = useMe()
  const profile = useProfile()
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} />
      {me.emailBounced ? <BouncedNote email={me.email} /> : null}
      <Section
        title={t.person}
        action={
          <Link href="/account/edit" alone>
            {t.edit}
          </Link>
        }
      >
        {profile.data ? (
          <Who profile={profile.data} />
        ) : profile.isError ? (
          <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
        ) : (
          <Skeleton height="20rem" />
        )}
      </Section>
      <Section
        title={t.account}
        action={
          <Link href="/account/phone" alone>
            {t.changePhone}
          </Link>
        }
      >
        <Pairs>
          <Pair name={t.email}>{me.email}</Pair>
          <Pair name={words.phone}>{nationalPhone(me.authPhone)}</Pair>
          <Pair name={t.since}>{format.date(me.createdAt)}</Pair>
        </Pairs>
      </Section>
      <Procedures profile={profile.data} />
      <LinkageSection />
      <p>
        <Link href="/account/terms" alone icon="info">
          {t.terms}
        </Link>
      </p>
    </>
  )
}

/** All items; of an older account that has given name and reading only, these and what is missing. */
function Who({ profile: { kind, details, held } }: { profile: Profile }) {
  const t = useTexts(detailsTexts)
  const words = useTexts(fieldTexts)
  const me = useMe()
  return (
    <>
      {details ? (
        <DetailsPairs details={details} />
      ) : (
        <>
          <Pairs>
            <Pair name={kind === 'individual' ? words.name : words.corporationName}>{me.name}</Pair>
            <Pair name={kind === 'individual' ? words.kana : words.corporationKana}>{me.kana}</Pair>
          </Pairs>
          <Banner tone="info" title={t.incomplete} action={<LinkButton href="/account/edit">{t.complete}</LinkButton>}>
            {t.incompleteMore}
          </Banner>
        </>
      )}
      {held.length > 0 ? <HeldNote held={held} /> : null}
    </>
  )
}
