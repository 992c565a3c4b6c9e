import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { detailsTexts } from '../details/texts.ts'
import { useTitle } from '../frame/title.ts'
import { ChangeCard } from './ChangeCard.tsx'
import { isOpen, useChanges } from './changes.ts'
import { changesTexts } from './texts.ts'

/** My requests for another name or birth date, and how each stands (IMP-28). */
export function IdentityChangesPage() {
  const t = useTexts(changesTexts)
  const changes = useChanges()
  const details = useTexts(detailsTexts)
  useTitle(t.title)
  const ask = (
    <LinkButton href="/account/identity-changes/new" icon="plus">
      {t.ask}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/" backLabel={details.title} />
      {changes.isPending ? (
        <Skeleton height="12rem" />
      ) : changes.isError ? (
        <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
      ) : changes.data.length === 0 ? (
        <EmptyState icon="edit" title={t.none} action={ask}>
          {t.noneMore}
        </EmptyState>
      ) : (
        <Section title={t.list} action={changes.data.some(isOpen) ? undefined : ask}>
          {changes.data.map((change) => (
            <ChangeCard key={change.id} change={change} />
          ))}
        </Section>
      )}
    </>
  )
}
