import { documentTypes, giveIdentityDocument, withdrawIdentityChange } from '@tsunagu/contract/profile.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { FileButton } from '@tsunagu/kit/FileButton.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { accountProblems } from '../problems.ts'
import { type IdentityChange, isOpen, useRenewChanges } from './changes.ts'
import { changesTexts } from './texts.ts'

const tones = { draft: 'caution', waiting: 'accent', approved: 'good', rejected: 'danger', withdrawn: 'plain' } as const

/** One request: what is wanted, how it stands, and what can be done with it now. */
export function ChangeCard({ change }: { change: IdentityChange }) {
  const t = useTexts(changesTexts)
  const { format } = useLanguage()
  const wanted: [string, string | null][] = [
    [t.name, change.name],
    [t.kana, change.kana],
    [t.birthDate, change.birthDate && format.date(change.birthDate)],
    [t.reason, t[change.reason]],
    [t.askedAt, format.dateTime(change.askedAt)],
    [t.decidedAt, change.decidedAt && format.dateTime(change.decidedAt)],
    [t.former, change.former],
  ]
  return (
    <Card>
      <article className="flex flex-col gap-4" aria-label={t.of(format.dateTime(change.askedAt))}>
        <div>
          <Badge tone={tones[change.state]}>{t[change.state]}</Badge>
        </div>
        <p>{t[`${change.state}More`]}</p>
        <dl className="pairs change-pairs">
          {wanted.map(([label, value]) =>
            value === null ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {change.bothUntil ? <Banner tone="info">{t.bothUntil(format.date(change.bothUntil))}</Banner> : null}
        {change.answer ? (
          <Banner tone="info" title={t.answer}>
            {change.answer}
          </Banner>
        ) : null}
        {isOpen(change) ? <Open change={change} /> : null}
      </article>
    </Card>
  )
}

/** Before the decision: a document, or another in its place, and taking it back. */
function Open({ change }: { change: IdentityChange }) {
  const t = useTexts(changesTexts)
  const act = useAct(accountProblems)
  const renew = useRenewChanges()
  const [leaving, setLeaving] = useState(false)
  const params = { changeId: change.id }
  const give = async (file: File) => {
    await act.run(async () => {
      await call(giveIdentityDocument, { params, bytes: { type: file.type, data: file } })
      toast(t.documentSent, 'good')
    })
    await renew()
  }
  const withdraw = async () => {
    await act.run(async () => {
      await call(withdrawIdentityChange, { params })
      toast(t.withdrew, 'good')
    })
    await renew()
  }
  return (
    <div className="flex flex-col gap-3">
      <Wrong>{act.wrong}</Wrong>
      <FileButton types={documentTypes} pending={act.pending} onFile={(file) => void give(file)}>
        {change.hasDocument ? t.replaceDocument : t.giveDocument}
      </FileButton>
      <p className="type-note text-quiet">{t.documentMore}</p>
      <div>
        <Button kind="quiet" onPress={() => setLeaving(true)}>
          {t.withdraw}
        </Button>
      </div>
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t.withdrawTitle}
        confirm={t.withdraw}
        danger
        onConfirm={withdraw}
      >
        {t.withdrawMore}
      </ConfirmDialog>
    </div>
  )
}
