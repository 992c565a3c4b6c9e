import { readReviewPicture } from '@tsunagu/contract/signup.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { problems } from '../problems.ts'
import { ComparedItems } from '../purchase/ComparedItems.tsx'
import { Page } from '../shell/Page.tsx'
import { historyTexts, mailTexts, wordOf } from './case-words.ts'
import { DocumentPicture } from './DocumentPicture.tsx'
import { DueBadge } from './DueBadge.tsx'
import { ReviewDecision } from './ReviewDecision.tsx'
import { type Review, useReview } from './reviews.ts'
import { reviewTexts } from './texts.ts'

/** One case: item by item, the picture of the certificate, the decision. */
export function ReviewPage({ registrationId }: { registrationId: string }) {
  const t = useTexts(reviewTexts)
  const review = useReview(registrationId)
  const title = review.data ? t.caseTitle(review.data.applicant) : t.loading
  return (
    <Page title={title} back="/dealer/reviews" backLabel={t.back}>
      {review.data ? (
        <Case review={review.data} />
      ) : review.error ? (
        <ErrorState error={review.error} problems={problems} onRetry={() => void review.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function Case({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const open = review.state === 'received' || review.state === 'under-review'
  return (
    <div className="beside">
      <div className="beside-main">
        {open ? null : <Decided review={review} />}
        <Section title={t.compare} action={open ? <DueBadge dueAt={review.dueAt} /> : null}>
          {review.items.length > 0 ? (
            <Card flush>
              <ComparedItems label={t.compare} items={review.items} expected={t.onRecord} given={t.onAccount} />
            </Card>
          ) : (
            <Banner tone="caution">{t.noItems}</Banner>
          )}
        </Section>
        <Section title={t.picture}>
          {review.hasPicture ? (
            <DocumentPicture address={readReviewPicture.path.replace(':registrationId', review.id)} label={t.pictureOf} />
          ) : (
            <p className="text-quiet">{t.noPicture}</p>
          )}
        </Section>
        {open ? <ReviewDecision review={review} /> : null}
      </div>
      <div className="beside-side">
        <CaseFacts review={review} />
      </div>
    </div>
  )
}

function Decided({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const { format } = useLanguage()
  return (
    <Banner tone={review.state === 'approved' ? 'good' : 'plain'} title={t.decidedAs(t[review.state])}>
      <p>
        {review.decidedAt ? format.dateTime(review.decidedAt) : ''}
        {review.note ? ` ${review.note}` : ''}
      </p>
    </Banner>
  )
}

function CaseFacts({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const { format } = useLanguage()
  const history = useTexts(historyTexts)
  const mails = useTexts(mailTexts)
  return (
    <>
      <Section title={t.facts}>
        <Pairs>
          <Pair name={t.receipt}>{review.receipt}</Pair>
          <Pair name={t.at}>{format.dateTime(review.at)}</Pair>
          <Pair name={t.kind}>{t[review.kind]}</Pair>
          <Pair name={t.plate}>{review.plate}</Pair>
          <Pair name={t.chassis}>{t.chassisTail(review.chassisTail)}</Pair>
          {review.vehicle ? <Pair name={t.car}>{review.vehicle}</Pair> : null}
        </Pairs>
      </Section>
      <Section title={t.mails}>
        {review.mails.length === 0 ? (
          <p className="type-small text-quiet">{t.noMails}</p>
        ) : (
          <ul className="timeline">
            {review.mails.map((mail) => (
              <li key={`${mail.kind} ${mail.at}`}>
                <p className="flex flex-wrap items-center gap-2">
                  {wordOf(mails, mail.kind)}
                  <Badge tone={mail.state === 'bounced' || mail.state === 'failed' ? 'danger' : 'plain'}>{t[mail.state]}</Badge>
                </p>
                <p className="type-note text-quiet">{format.dateTime(mail.at)}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t.history}>
        <ol className="timeline">
          {review.history.map((one) => (
            <li key={`${one.at} ${one.text}`}>
              <p>{wordOf(history, one.text)}</p>
              <p className="type-note text-quiet">
                {format.dateTime(one.at)}・{one.by ?? t.centre}
              </p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
