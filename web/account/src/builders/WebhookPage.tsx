import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { removeWebhook, rotateSecret, type Webhook } from '@tsunagu/contract/builders.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ConfirmDialog, Sheet } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { NotHerePage } from '../frame/NotHerePage.tsx'
import { useTitle } from '../frame/title.ts'
import { useWebhooks } from './builders.ts'
import { DeliveryLog } from './DeliveryLog.tsx'
import { Secret } from './Secret.tsx'
import { builderProblems, builderTexts, useBuilderWords } from './texts.ts'
import { WebhookState } from './WebhookSection.tsx'
import { WebhookSheet } from './WebhookSheet.tsx'

/** One webhook: what it is, and its log. */
export function WebhookPage() {
  const { webhookId } = useParams({ strict: false }) as { webhookId: string }
  const t = useTexts(builderTexts)
  const webhooks = useWebhooks()
  useTitle(t.webhooks)
  if (webhooks.isPending) return <Skeleton height="20rem" />
  if (webhooks.isError) return <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />
  const webhook = webhooks.data.find(({ id }) => id === webhookId)
  return webhook ? <OneWebhook webhook={webhook} /> : <NotHerePage />
}

function OneWebhook({ webhook }: { webhook: Webhook }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const { format } = useLanguage()
  const [editing, setEditing] = useState(false)
  const cars = webhook.vehicleIds === null ? t.allCarsShort : t.carCount(webhook.vehicleIds.length)
  return (
    <>
      <p>
        <Link href="/account/developers" alone icon="chevron-left">
          {t.back}
        </Link>
      </p>
      <PageHeader title={webhook.name} lead={<WebhookState webhook={webhook} />} />
      {webhook.state === 'stopped' ? <Banner tone="danger">{t.stoppedMore}</Banner> : null}
      {webhook.state === 'on' && webhook.failingSince ? (
        <Banner tone="caution">{t.failingSince(format.dateTime(webhook.failingSince))}</Banner>
      ) : null}
      {webhook.formerSecretUntil ? <Banner tone="info">{t.bothUntil(format.dateTime(webhook.formerSecretUntil))}</Banner> : null}
      <Pairs>
        <Pair name={t.url}>{webhook.url}</Pair>
        <Pair name={t.events}>{webhook.events.map((event) => w.eventWords[event]).join(t.and)}</Pair>
        <Pair name={t.cars}>{cars}</Pair>
      </Pairs>
      <div className="flex flex-wrap gap-3">
        <Button icon="edit" onPress={() => setEditing(true)}>
          {t.edit}
        </Button>
        <ChangeSecret webhook={webhook} />
        <RemoveWebhook webhook={webhook} />
      </div>
      <WebhookSheet webhook={webhook} open={editing} onClose={() => setEditing(false)} />
      <DeliveryLog webhook={webhook} />
    </>
  )
}

function ChangeSecret({ webhook }: { webhook: Webhook }) {
  const t = useTexts(builderTexts)
  const client = useQueryClient()
  const withFresh = useFresh()
  const act = useAct(builderProblems)
  const [asking, setAsking] = useState(false)
  const [secret, setSecret] = useState<string>()
  const change = async () => {
    await act.run(async () => {
      setSecret((await withFresh(() => call(rotateSecret, { params: { id: webhook.id } }))).secret)
    })
    await client.invalidateQueries({ queryKey: ['builders'] })
  }
  return (
    <>
      <Button icon="key" onPress={() => setAsking(true)}>
        {t.changeSecret}
      </Button>
      <Wrong>{act.wrong}</Wrong>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t.changeSecretTitle} confirm={t.changeSecret} onConfirm={change}>
        {t.changeSecretMore}
      </ConfirmDialog>
      <Sheet open={secret !== undefined} onClose={() => setSecret(undefined)} title={t.secretMade}>
        <Secret label={t.secret} value={secret ?? ''} about={t.secretMore} onDone={() => setSecret(undefined)} />
      </Sheet>
    </>
  )
}

function RemoveWebhook({ webhook }: { webhook: Webhook }) {
  const t = useTexts(builderTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    const done = await act.run(() => call(removeWebhook, { params: { id: webhook.id } }))
    if (!done) return
    toast(t.removedWebhook, 'good')
    await navigate({ to: '/account/developers' })
    await client.invalidateQueries({ queryKey: ['builders'] })
  }
  return (
    <>
      <Button icon="trash" onPress={() => setAsking(true)}>
        {t.remove}
      </Button>
      <Wrong>{act.wrong}</Wrong>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t.removeWebhook} confirm={t.remove} danger onConfirm={remove}>
        {t.removeWebhookMore(webhook.name)}
      </ConfirmDialog>
    </>
  )
}
