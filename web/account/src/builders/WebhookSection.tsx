import type { Webhook } from '@tsunagu/contract/builders.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useState } from 'react'
import { useWebhooks } from './builders.ts'
import { builderTexts, useBuilderWords } from './texts.ts'
import { WebhookSheet } from './WebhookSheet.tsx'

/** My webhooks, each leading to its log. */
export function WebhookSection() {
  const t = useTexts(builderTexts)
  const { format } = useLanguage()
  const webhooks = useWebhooks()
  const [adding, setAdding] = useState(false)
  const add = (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {t.addWebhook}
    </Button>
  )
  return (
    <Section title={t.webhooks}>
      <p className="type-small text-quiet">{t.webhooksMore}</p>
      {webhooks.isPending ? (
        <Skeleton height="9rem" />
      ) : webhooks.isError ? (
        <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />
      ) : (
        <Card flush>
          {webhooks.data.length === 0 ? (
            <EmptyState icon="route" title={t.noWebhooks} action={add}>
              {t.noWebhooksMore}
            </EmptyState>
          ) : (
            <List label={t.webhooks}>
              {webhooks.data.map((webhook) => (
                <ListItem
                  key={webhook.id}
                  icon="route"
                  title={webhook.name}
                  about={`${new URL(webhook.url).host} · ${webhook.lastDeliveredAt ? t.delivered(format.dateTime(webhook.lastDeliveredAt)) : t.neverDelivered}`}
                  value={<WebhookState webhook={webhook} />}
                  href={`/account/developers/webhooks/${webhook.id}`}
                />
              ))}
            </List>
          )}
        </Card>
      )}
      {webhooks.data?.length ? <div>{add}</div> : null}
      <WebhookSheet open={adding} onClose={() => setAdding(false)} />
    </Section>
  )
}

export function WebhookState({ webhook: { state, failingSince } }: { webhook: Webhook }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  if (state === 'stopped') return <Badge tone="danger">{w.states.stopped}</Badge>
  if (state === 'off') return <Badge>{w.states.off}</Badge>
  return failingSince ? <Badge tone="caution">{t.failing}</Badge> : <Badge tone="good">{w.states.on}</Badge>
}
