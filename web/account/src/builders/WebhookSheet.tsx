import { useQueryClient } from '@tanstack/react-query'
import { addWebhook, changeWebhook, type Webhook, type WebhookEventType, webhookEventTypes } from '@tsunagu/contract/builders.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { CarChoice } from './CarChoice.tsx'
import { ManyOf } from './ManyOf.tsx'
import { SecretSheet } from './SecretSheet.tsx'
import { builderProblems, builderTexts, useBuilderWords } from './texts.ts'

/** A new webhook, or one to change; a new one shows its secret. */
export function WebhookSheet({ webhook, open, onClose }: { webhook?: Webhook; open: boolean; onClose: () => void }) {
  const t = useTexts(builderTexts)
  return (
    <SecretSheet
      open={open}
      onClose={onClose}
      title={webhook ? t.editWebhook : t.addWebhook}
      made={{ title: t.secretMade, label: t.secret, about: t.secretMore }}
    >
      {({ onMade, close }) => <WebhookForm webhook={webhook} onAdded={onMade} onChanged={close} />}
    </SecretSheet>
  )
}

interface FormProps {
  webhook: Webhook | undefined
  onAdded: (secret: string) => void
  onChanged: () => void
}

/** A car comes and goes many times a day: who wants to hear of it chooses so. */
const usual: WebhookEventType[] = webhookEventTypes.filter((type) => type !== 'presence.changed')

function WebhookForm({ webhook, onAdded, onChanged }: FormProps) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const client = useQueryClient()
  const withFresh = useFresh()
  const form = useForm({
    initial: {
      name: webhook?.name ?? '',
      url: webhook?.url ?? 'https://',
      events: webhook?.events ?? usual,
      vehicleIds: webhook?.vehicleIds ?? null,
      on: webhook ? webhook.state === 'on' : true,
    },
    check: ({ name, url, events, vehicleIds }) => ({
      name: name.trim() === '' ? 'required' : undefined,
      url: URL.canParse(url) ? undefined : 'invalid',
      events: events.length === 0 ? 'required' : undefined,
      vehicleIds: vehicleIds?.length === 0 ? 'required' : undefined,
    }),
    send: async ({ on, ...body }) => {
      if (webhook) {
        await withFresh(() => call(changeWebhook, { params: { id: webhook.id }, body: { ...body, on } }))
        onChanged()
      } else onAdded((await withFresh(() => call(addWebhook, { body }))).secret)
      await client.invalidateQueries({ queryKey: ['builders'] })
    },
  })
  return (
    <Form form={form} labels={{ name: t.name, url: t.url, events: t.events, vehicleIds: t.cars }} problems={builderProblems}>
      <TextField label={t.name} note={t.nameNote} maxLength={60} {...form.field('name')} />
      <TextField label={t.url} note={t.urlNote} type="url" maxLength={500} {...form.field('url')} />
      <ManyOf label={t.events} words={w.eventWords} {...form.field('events')} />
      <CarChoice {...form.field('vehicleIds')} />
      {webhook ? (
        <Switch about={t.onMore} selected={form.values.on} onChange={(on) => form.set('on', on)}>
          {t.on}
        </Switch>
      ) : null}
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {webhook ? t.save : t.add}
      </Button>
    </Form>
  )
}
