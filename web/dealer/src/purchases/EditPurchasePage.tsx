import { useRouter } from '@tanstack/react-router'
import { changeStated, type Purchase } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { fieldSentences, formTexts } from './form-texts.ts'
import { changeBody, changeFaults, type PurchaseValues, valuesOf } from './purchase-form.ts'
import { useKeepPurchase, usePurchase } from './purchases.ts'
import { StatedFields, statedLabels } from './StatedFields.tsx'
import { UserFields } from './UserFields.tsx'

/** What was entered is put right; only what depends on it opens again (IMP-03). */
export function EditPurchasePage({ purchaseId }: { purchaseId: string }) {
  const t = useTexts(formTexts)
  const purchase = usePurchase(purchaseId)
  return (
    <Page title={t.editTitle} lead={t.editLead} back={`/dealer/purchases/${purchaseId}`} backLabel={t.backToPurchase} narrow>
      {purchase.data ? (
        <EditPurchase purchase={purchase.data} />
      ) : purchase.error ? (
        <ErrorState error={purchase.error} problems={problems} onRetry={() => void purchase.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function EditPurchase({ purchase }: { purchase: Purchase }) {
  const t = useTexts(formTexts)
  const router = useRouter()
  const keep = useKeepPurchase()
  // a live update of the purchase must not change what was there when the correction began
  const [before] = useState(() => valuesOf(purchase))
  const form = useForm<PurchaseValues>({
    initial: before,
    check: (values) => changeFaults(values, before),
    sentences: fieldSentences(t),
    send: async (values) => {
      keep(await call(changeStated, { params: { purchaseId: purchase.id }, body: changeBody(values, before) }))
      toast(t.saved, 'good')
      router.history.push(`/dealer/purchases/${purchase.id}`)
    },
  })
  return (
    <Form
      form={form}
      labels={{ chassisNumber: t.chassisNumber, ...statedLabels(t, 'buyer', t.buyer), ...statedLabels(t, 'user.stated', t.user) }}
      problems={problems}
    >
      {purchase.vinTail === null ? (
        <Section title={t.car}>
          <Card>
            <TextField label={t.chassisNumber} note={t.chassisNote} optional maxLength={23} {...form.field('chassisNumber')} />
          </Card>
        </Section>
      ) : null}
      <Section title={t.buyer}>
        <p className="type-small text-quiet">{t.addressNote}</p>
        <Card>
          <div className="fields">
            <StatedFields form={form} of="buyer" />
          </div>
        </Card>
      </Section>
      <Section title={t.user}>
        <Card>
          <div className="fields">
            <UserFields form={form} />
          </div>
        </Card>
      </Section>
      <div>
        <Button kind="primary" type="submit" pending={form.pending}>
          {t.save}
        </Button>
      </div>
    </Form>
  )
}
