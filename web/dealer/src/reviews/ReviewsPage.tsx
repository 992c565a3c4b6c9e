import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { DueBadge } from './DueBadge.tsx'
import { ReviewsSwitcher } from './ReviewsSwitcher.tsx'
import { type ReviewRow, type Show, useReviews } from './reviews.ts'
import { reviewTexts } from './texts.ts'

/** What waits for a reviewer, the most urgent first (PDL-15, PDL-16). */
export function ReviewsPage({ show }: { show: Show }) {
  const t = useTexts(reviewTexts)
  const reviews = useReviews(show)
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="toolbar">
        <ReviewsSwitcher current={show === 'waiting' ? '/dealer/reviews' : '/dealer/reviews?show=decided'} />
      </div>
      <Card flush>
        {!reviews.data ? (
          reviews.error ? (
            <ErrorState error={reviews.error} problems={problems} onRetry={() => void reviews.refetch()} />
          ) : (
            <div className="p-7">
              <Skeleton lines={5} />
            </div>
          )
        ) : reviews.data.length === 0 ? (
          <EmptyState icon="check" title={show === 'waiting' ? t.empty : t.emptyDecided}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <Rows reviews={reviews.data} show={show} />
        )}
      </Card>
    </Page>
  )
}

function Rows({ reviews, show }: { reviews: ReviewRow[]; show: Show }) {
  const t = useTexts(reviewTexts)
  const { format } = useLanguage()
  return (
    <Table
      label={t.title}
      rows={reviews}
      rowKey={({ id }) => id}
      href={({ id }) => `/dealer/reviews/${id}`}
      marked={({ overdue }) => show === 'waiting' && overdue}
      columns={[
        {
          key: 'applicant',
          title: t.applicant,
          cell: ({ applicant, kind }) => (
            <span className="two-lines">
              <span className="two-lines-first">{applicant}</span>
              <span className="two-lines-second">{t[kind]}</span>
            </span>
          ),
        },
        {
          key: 'car',
          title: t.car,
          plain: true,
          cell: ({ vehicle, plate, chassisTail }) => (
            <span className="two-lines">
              <span>{vehicle ?? plate}</span>
              <span className="two-lines-second">{vehicle ? plate : t.chassisTail(chassisTail)}</span>
            </span>
          ),
        },
        { key: 'receipt', title: t.receipt, cell: ({ receipt }) => receipt },
        { key: 'at', title: t.at, cell: ({ at }) => format.day(at) },
        show === 'waiting'
          ? { key: 'due', title: t.due, plain: true, end: true, cell: ({ dueAt }) => <DueBadge dueAt={dueAt} /> }
          : {
              key: 'state',
              title: t.state,
              plain: true,
              end: true,
              cell: ({ state }) => <Badge tone={state === 'approved' ? 'good' : 'plain'}>{t[state]}</Badge>,
            },
      ]}
    />
  )
}
