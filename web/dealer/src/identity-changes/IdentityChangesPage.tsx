import { useQueryClient } from '@tanstack/react-query'
import { CallFailed } from '@tsunagu/contract/client.ts'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { decideIdentityChange, type listOpenIdentityChanges, readIdentityDocument } from '@tsunagu/contract/profile.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { ConfirmDialog, Sheet } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Table } from '@tsunagu/kit/Table.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useId, useState } from 'react'
import { problems } from '../problems.ts'
import { DocumentPicture } from '../reviews/DocumentPicture.tsx'
import { ReviewsSwitcher } from '../reviews/ReviewsSwitcher.tsx'
import { identityChangesKey, useIdentityChanges } from '../reviews/reviews.ts'
import { reviewTexts } from '../reviews/texts.ts'
import { Page } from '../shell/Page.tsx'
import { changeTexts } from './texts.ts'

type Change = Parsed<(typeof listOpenIdentityChanges)['response']>[number]

/** Requests to change the name or birth date of a linked account, oldest first (IMP-28). */
export function IdentityChangesPage() {
  const t = useTexts(changeTexts)
  const reviews = useTexts(reviewTexts)
  const changes = useIdentityChanges(true)
  return (
    <Page title={reviews.title} lead={t.lead}>
      <div className="toolbar">
        <ReviewsSwitcher current="/dealer/identity-changes" />
      </div>
      {!changes.data ? (
        changes.error ? (
          <ErrorState error={changes.error} problems={problems} onRetry={() => void changes.refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : changes.data.length === 0 ? (
        <Card flush>
          <EmptyState icon="user" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        </Card>
      ) : (
        changes.data.map((change) => <IdentityChange key={change.id} change={change} />)
      )}
    </Page>
  )
}

function IdentityChange({ change }: { change: Change }) {
  const t = useTexts(changeTexts)
  const { format } = useLanguage()
  const titleId = useId()
  const day = (date: string | null) => (date ? format.date(`${date}T00:00:00+09:00`) : '—')
  const rows = [
    { item: t.name, now: change.account.name, asked: change.name },
    { item: t.kana, now: change.account.kana, asked: change.kana },
    { item: t.birthDate, now: day(change.account.birthDate), asked: change.birthDate ? day(change.birthDate) : null },
  ]
  return (
    <section aria-labelledby={titleId}>
      <Card flush>
        <div className="check-head">
          <h2 id={titleId} className="type-heading">
            {change.account.name}
          </h2>
          <p className="type-small text-quiet">
            {t[change.reason]}・{t.askedAt(format.dateTime(change.askedAt))}
          </p>
        </div>
        <div className="compared">
          <Table
            label={change.account.name}
            rows={rows}
            rowKey={({ item }) => item}
            marked={({ asked }) => asked !== null}
            columns={[
              { key: 'item', title: t.item, width: '24%', cell: ({ item }) => item },
              { key: 'now', title: t.now, width: '38%', cell: ({ now }) => now },
              {
                key: 'asked',
                title: t.asked,
                cell: ({ asked }) => (asked === null ? <span className="text-faint">{t.noChange}</span> : <strong>{asked}</strong>),
              },
            ]}
          />
        </div>
        <div className="check-foot">
          {change.hasDocument ? (
            <DocumentPicture address={readIdentityDocument.path.replace(':changeId', change.id)} label={t.documentOf} />
          ) : (
            <p className="text-quiet">{t.noDocument}</p>
          )}
          <Decision change={change} />
        </div>
      </Card>
    </section>
  )
}

function Decision({ change }: { change: Change }) {
  const t = useTexts(changeTexts)
  const act = useAct(problems)
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null)
  const decide = useDecide(change)
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <div className="check-acts">
        <Button kind="primary" icon="check" onPress={() => setAsking('approve')}>
          {t.approve}
        </Button>
        <Button onPress={() => setAsking('reject')}>{t.reject}</Button>
      </div>
      <ConfirmDialog
        open={asking === 'approve'}
        onClose={() => setAsking(null)}
        title={t.approveTitle}
        confirm={t.approve}
        onConfirm={async () => {
          await act.run(() => decide(true, ''))
        }}
      >
        {t.approveText}
      </ConfirmDialog>
      <Sheet open={asking === 'reject'} onClose={() => setAsking(null)} title={t.reject}>
        <Rejection onReject={(answer) => decide(false, answer)} />
      </Sheet>
    </>
  )
}

/** Decides and reads the queue again, also when a colleague or the owner was first. */
function useDecide(change: Change) {
  const t = useTexts(changeTexts)
  const client = useQueryClient()
  const { language } = useLanguage()
  return async (approve: boolean, answer: string) => {
    try {
      await call(decideIdentityChange, { params: { changeId: change.id }, body: { approve, answer } })
      toast(approve ? t.approved : t.rejected, 'good')
    } catch (failed) {
      if (!(failed instanceof CallFailed) || failed.problem.code !== 'change-decided') throw failed
      // the card goes with the next look at the queue: what happened is said where it stays
      toast(problemSentence(failed.problem, language, problems), 'bad')
    }
    await client.invalidateQueries({ queryKey: identityChangesKey })
  }
}

function Rejection({ onReject }: { onReject: (answer: string) => Promise<void> }) {
  const t = useTexts(changeTexts)
  const form = useForm({
    initial: { answer: '' },
    check: ({ answer }) => ({ answer: answer.trim() === '' ? 'required' : undefined }),
    send: ({ answer }) => onReject(answer),
  })
  return (
    <Form form={form} labels={{ answer: t.answer }} problems={problems}>
      <p className="text-quiet">{t.rejectLead}</p>
      <TextField label={t.answer} long maxLength={400} {...form.field('answer')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.reject}
      </Button>
    </Form>
  )
}
