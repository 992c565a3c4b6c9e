import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeSettings, type NoticeKind, type settings as settingsSchema } from '@tsunagu/contract/notices.ts'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useId } from 'react'
import type { infer as Infer } from 'zod'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import { settingsKey } from './settings-key.ts'
import { settingsTexts } from './settings-texts.ts'

export type Settings = Infer<typeof settingsSchema>
type Kind = Settings['kinds'][number]

/** Mail and push for each kind, each on its own; a switch shows what the centre holds and goes back when it did not take it. */
export function KindSettings({ settings }: { settings: Settings }) {
  const t = useTexts(settingsTexts)
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: ({ kind, mail, push }: Kind) => call(changeSettings, { params: { kind }, body: { mail, push } }),
    onMutate: (next) => {
      client.setQueryData<Settings>(
        settingsKey,
        (known) => known && { ...known, kinds: known.kinds.map((one) => (one.kind === next.kind ? next : one)) },
      )
    },
    onSettled: () => client.invalidateQueries({ queryKey: settingsKey }),
  })
  const abouts: Record<NoticeKind, string> = { account: t.accountAbout, vehicle: t.vehicleAbout, remote: t.remoteAbout }
  return (
    <Section title={t.kinds}>
      <div className="kinds">
        {settings.kinds.map((kind) => (
          <OneKind key={kind.kind} kind={kind} title={t[kind.kind]} about={abouts[kind.kind]} onChange={(next) => change.mutate(next)} />
        ))}
      </div>
      <ProblemBanner error={change.error} />
    </Section>
  )
}

function OneKind({ kind, title, about, onChange }: { kind: Kind; title: string; about: string; onChange: (next: Kind) => void }) {
  const t = useTexts(settingsTexts)
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot carry the second line
    <div role="group" aria-labelledby={id} className="card kind">
      <h3 id={id} className="type-heading">
        {title}
      </h3>
      <p className="type-note text-quiet">{about}</p>
      <Switch selected={kind.mail} onChange={(mail) => onChange({ ...kind, mail })}>
        {t.mail}
      </Switch>
      <Switch selected={kind.push} onChange={(push) => onChange({ ...kind, push })}>
        {t.push}
      </Switch>
    </div>
  )
}
