import { type ComparedItem, decideReview } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog, Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { purchaseTexts } from '../purchase/texts.ts'
import { type Review, useForgetReviews } from './reviews.ts'
import { reviewTexts } from './texts.ts'

type Item = ComparedItem['item']
const everyItem: readonly Item[] = ['name', 'kana', 'birth-date', 'postal-code', 'address', 'kind', 'chassis-number', 'plate']

/** Approves, or rejects with the items that differ (PDL-17, PDL-18, IMP-04). */
export function ReviewDecision({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const forget = useForgetReviews()
  const act = useAct(problems)
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null)
  const decide = (body: { approve: boolean; differs: Item[]; note: string }) =>
    act.run(async () => {
      try {
        await call(decideReview, { params: { registrationId: review.id }, body })
        toast(body.approve ? t.approvedNow : t.rejectedNow, 'good')
        setAsking(null)
        await forget()
      } catch (failed) {
        // a colleague was first: the case is read again, and a toast outlives this panel
        if (codeOf(failed) === 'already-decided') {
          setAsking(null)
          toast(t.decidedBy, 'bad')
          await forget()
        }
        throw failed
      }
    })
  return (
    <Section title={t.decision}>
      <Card>
        <div className="flex flex-col gap-4">
          <Wrong>{asking === 'reject' ? null : act.wrong}</Wrong>
          <div className="check-acts">
            <Button kind="primary" icon="check" onPress={() => setAsking('approve')}>
              {t.approve}
            </Button>
            <Button onPress={() => setAsking('reject')}>{t.reject}</Button>
          </div>
        </div>
      </Card>
      <ConfirmDialog
        open={asking === 'approve'}
        onClose={() => setAsking(null)}
        title={t.approveTitle}
        confirm={t.approve}
        onConfirm={async () => {
          await decide({ approve: true, differs: [], note: '' })
        }}
      >
        {t.approveText}
      </ConfirmDialog>
      <Sheet open={asking === 'reject'} onClose={() => setAsking(null)} title={t.reject}>
        <Rejection
          review={review}
          wrong={act.wrong}
          pending={act.pending}
          onReject={(differs, note) => void decide({ approve: false, differs, note })}
        />
      </Sheet>
    </Section>
  )
}

function Rejection(props: { review: Review; wrong: string | null; pending: boolean; onReject: (differs: Item[], note: string) => void }) {
  const { review, wrong, pending, onReject } = props
  const t = useTexts(reviewTexts)
  const words = useTexts(purchaseTexts)
  const [differs, setDiffers] = useState<Item[]>(() => review.items.filter(({ verdict }) => verdict === 'differs').map(({ item }) => item))
  const [note, setNote] = useState('')
  const items = review.items.length > 0 ? review.items.map(({ item }) => item) : everyItem
  const choose = (item: Item, on: boolean) => setDiffers(on ? [...differs, item] : differs.filter((one) => one !== item))
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">{t.rejectLead}</p>
      <fieldset className="ticks">
        <legend className="field-label">{t.rejectItems}</legend>
        {items.map((item) => (
          <Checkbox key={item} selected={differs.includes(item)} onChange={(on) => choose(item, on)}>
            {words[`i_${item}`]}
          </Checkbox>
        ))}
      </fieldset>
      <TextField label={t.note} name="note" optional long maxLength={400} value={note} onChange={setNote} />
      <Wrong>{wrong}</Wrong>
      <Button
        kind="primary"
        wide
        pending={pending}
        disabledReason={differs.length === 0 ? t.rejectItemsNeeded : undefined}
        onPress={() => onReject(differs, note)}
      >
        {t.reject}
      </Button>
    </div>
  )
}
