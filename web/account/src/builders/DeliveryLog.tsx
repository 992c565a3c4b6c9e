import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import {
  type Delivery,
  deliveryDays,
  listDeliveries,
  replayDelivery,
  replaySince,
  trialType,
  tryWebhook,
  type Webhook,
  type WebhookEventType,
} from '@tsunagu/contract/builders.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useAct } from '../frame/act.ts'
import { builderProblems, builderTexts, useBuilderWords } from './texts.ts'

const tones = { sent: 'good', waiting: 'caution', failed: 'danger', held: 'caution', dropped: 'plain' } as const

/** What was sent and what came of it; each can be sent again, and all that did not arrive at once. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const t = useTexts(builderTexts)
  const client = useQueryClient()
  const act = useAct(builderProblems)
  const params = { id: webhook.id }
  const log = useInfiniteQuery({
    queryKey: ['builders', undefined, 'deliveries', webhook.id],
    queryFn: ({ pageParam, signal }) => call(listDeliveries, { params, query: { before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ deliveries, more }) => (more ? deliveries.at(-1)?.id : undefined),
  })
  const run = (work: () => Promise<string>) =>
    void act.run(async () => {
      toast(await work(), 'good')
      await client.invalidateQueries({ queryKey: ['builders'] })
    })
  const sendTrial = () =>
    run(async () => {
      await call(tryWebhook, { params })
      return t.trialSent
    })
  const replayOne = (deliveryId: string) =>
    run(async () => t.replayed((await call(replayDelivery, { params: { ...params, deliveryId } })).count))
  const replayAll = () =>
    run(async () => {
      const since = new Date(Date.now() - deliveryDays * 86_400_000).toISOString()
      return t.replayed((await call(replaySince, { params, body: { since } })).count)
    })
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries) ?? []
  const missed = deliveries.some(({ state, type }) => type !== trialType && (state === 'failed' || state === 'held'))
  return (
    <Section title={t.log}>
      <p className="type-small text-quiet">{t.logMore}</p>
      <div className="flex flex-wrap gap-3">
        <Button icon="route" pending={act.pending} onPress={sendTrial}>
          {t.trial}
        </Button>
        {missed ? (
          <Button icon="refresh" pending={act.pending} onPress={replayAll}>
            {t.replaySince}
          </Button>
        ) : null}
      </div>
      <Wrong>{act.wrong}</Wrong>
      {log.isPending ? (
        <Skeleton height="12rem" />
      ) : log.isError ? (
        <ErrorState error={log.error} onRetry={() => void log.refetch()} />
      ) : (
        <Card flush>
          {deliveries.length === 0 ? (
            <EmptyState icon="route" title={t.noLog}>
              {t.noLogMore}
            </EmptyState>
          ) : (
            <ul className="list" aria-label={t.log}>
              {deliveries.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} onReplay={() => replayOne(delivery.id)} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {log.hasNextPage ? (
        <div>
          <Button pending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

function DeliveryRow({ delivery, onReplay }: { delivery: Delivery; onReplay: () => void }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const { format } = useLanguage()
  const { type, state, status, error, milliseconds, tries, nextTryAt } = delivery
  const word = type === trialType ? t.trialWord : (w.eventWords[type as WebhookEventType] ?? type)
  const facts = [
    status === null ? null : `HTTP ${status}`,
    error === null ? null : w.errors[error],
    milliseconds === null ? null : t.took(milliseconds),
    tries === 0 ? null : t.tries(tries),
    nextTryAt === null || tries === 0 ? null : t.next(format.dateTime(nextTryAt)),
  ].filter((fact) => fact !== null)
  return (
    <li>
      <div className="row">
        <span className="row-main">
          <span className="row-title flex flex-wrap items-center gap-x-3 gap-y-1">
            {word}
            <Badge tone={tones[state]}>{w.deliveryStates[state]}</Badge>
          </span>
          <span className="row-about">{[format.dateTime(delivery.at), ...facts].join(' · ')}</span>
          <details className="type-small">
            <summary>{t.sentBody}</summary>
            <pre className="sent-body">{pretty(delivery.body)}</pre>
            {delivery.answer ? (
              <>
                <p className="text-quiet">{t.answer}</p>
                <pre className="sent-body">{delivery.answer}</pre>
              </>
            ) : null}
          </details>
          {state === 'waiting' || type === trialType ? null : (
            <span className="row-acts">
              <Button kind="quiet" onPress={onReplay}>
                <span className="only-heard">{t.of(word)}</span>
                {t.replay}
              </Button>
            </span>
          )}
        </span>
      </div>
    </li>
  )
}

const pretty = (body: string) => JSON.stringify(JSON.parse(body), undefined, 2)
