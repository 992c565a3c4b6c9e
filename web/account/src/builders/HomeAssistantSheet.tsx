import { useQueryClient } from '@tanstack/react-query'
import { type HomeAssistant, setHomeAssistant } from '@tsunagu/contract/builders.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PasswordField, TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { CarChoice } from './CarChoice.tsx'
import { builderProblems, builderTexts } from './texts.ts'

export function HomeAssistantSheet({ home, open, onClose }: { home: HomeAssistant | undefined; open: boolean; onClose: () => void }) {
  const t = useTexts(builderTexts)
  return (
    <Sheet open={open} onClose={onClose} title={home ? t.editHome : t.connectHome}>
      <BrokerForm home={home} onSaved={onClose} />
    </Sheet>
  )
}

function BrokerForm({ home, onSaved }: { home: HomeAssistant | undefined; onSaved: () => void }) {
  const t = useTexts(builderTexts)
  const client = useQueryClient()
  const withFresh = useFresh()
  const form = useForm({
    initial: {
      url: home?.url ?? 'mqtts://',
      user: home?.user ?? '',
      password: '',
      authority: home?.authority ?? '',
      discoveryPrefix: home?.discoveryPrefix ?? 'homeassistant',
      prefix: home?.prefix ?? 'tsunagu',
      vehicleIds: home?.vehicleIds ?? null,
      mayOperate: home?.mayOperate ?? false,
      on: home?.on ?? true,
    },
    check: ({ url, vehicleIds }) => ({
      url: /^mqtts?:\/\/[^/]/.test(url) ? undefined : 'invalid',
      vehicleIds: vehicleIds?.length === 0 ? 'required' : undefined,
    }),
    send: async ({ password, authority, ...body }) => {
      // an empty field keeps the password that is there
      const word = password === '' && home?.hasPassword ? undefined : password
      await withFresh(() => call(setHomeAssistant, { body: { ...body, authority: authority.trim() || null, password: word } }))
      await client.invalidateQueries({ queryKey: ['builders'] })
      toast(t.homeSaved, 'good')
      onSaved()
    },
  })
  return (
    <Form
      form={form}
      labels={{
        url: t.broker,
        user: t.user,
        password: t.password,
        authority: t.authority,
        prefix: t.prefix,
        discoveryPrefix: t.discoveryPrefix,
        vehicleIds: t.cars,
      }}
      problems={builderProblems}
    >
      <TextField label={t.broker} note={t.brokerNote} type="url" maxLength={300} {...form.field('url')} />
      <TextField label={t.user} optional maxLength={100} {...form.field('user')} />
      <PasswordField label={t.password} optional {...(home?.hasPassword ? { note: t.passwordKept } : {})} {...form.field('password')} />
      <TextField label={t.authority} note={t.authorityNote} optional long {...form.field('authority')} />
      <CarChoice {...form.field('vehicleIds')} />
      <Switch about={t.mayOperateMore} selected={form.values.mayOperate} onChange={(mayOperate) => form.set('mayOperate', mayOperate)}>
        {t.mayOperate}
      </Switch>
      <Switch selected={form.values.on} onChange={(on) => form.set('on', on)}>
        {t.homeOn}
      </Switch>
      <TextField label={t.discoveryPrefix} maxLength={80} {...form.field('discoveryPrefix')} />
      <TextField label={t.prefix} maxLength={80} {...form.field('prefix')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.save}
      </Button>
    </Form>
  )
}
