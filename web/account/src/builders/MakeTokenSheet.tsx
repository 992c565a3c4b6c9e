import { useQueryClient } from '@tanstack/react-query'
import { type ApiScope, makeToken } from '@tsunagu/contract/tokens.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Select } from '@tsunagu/kit/Choice.tsx'
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

const days = ['7', '30', '90', '365'] as const

export function MakeTokenSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(builderTexts)
  return (
    <SecretSheet open={open} onClose={onClose} title={t.makeToken} made={{ title: t.tokenMade, label: t.tokenIs }}>
      {({ onMade }) => <MakeToken onMade={onMade} />}
    </SecretSheet>
  )
}

function MakeToken({ onMade }: { onMade: (token: string) => void }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const client = useQueryClient()
  const withFresh = useFresh()
  const form = useForm({
    initial: {
      name: '',
      scopes: ['vehicles:read'] as ApiScope[],
      days: '90' as (typeof days)[number],
      vehicleIds: null as string[] | null,
    },
    check: ({ name, scopes, vehicleIds }) => ({
      name: name.trim() === '' ? 'required' : undefined,
      scopes: scopes.length === 0 ? 'required' : undefined,
      vehicleIds: vehicleIds?.length === 0 ? 'required' : undefined,
    }),
    send: async (values) => {
      const { token } = await withFresh(() => call(makeToken, { body: { ...values, days: Number(values.days) } }))
      await client.invalidateQueries({ queryKey: ['account'] })
      onMade(token)
    },
  })
  return (
    <Form form={form} labels={{ name: t.name, scopes: t.scopes, days: t.days, vehicleIds: t.cars }} problems={builderProblems}>
      <TextField label={t.name} note={t.nameNote} maxLength={60} {...form.field('name')} />
      <ManyOf label={t.scopes} words={w.scopeWords} {...form.field('scopes')} />
      <Select label={t.days} options={days.map((value) => ({ value, label: w.dayWords[value] }))} {...form.field('days')} />
      <CarChoice {...form.field('vehicleIds')} />
      <Button kind="primary" icon="key" type="submit" wide pending={form.pending}>
        {t.make}
      </Button>
    </Form>
  )
}
