import { useRouter } from '@tanstack/react-router'
import { openPurchase } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { RadioGroup, Select } from '@tsunagu/kit/Choice.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { type FormState, useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { fieldSentences, formTexts } from './form-texts.ts'
import { PaintChoice } from './PaintChoice.tsx'
import { emptyPurchase, type PurchaseValues, purchaseBody, purchaseFaults } from './purchase-form.ts'
import { useKeepPurchase, useModels } from './purchases.ts'
import { StatedFields, statedLabels } from './StatedFields.tsx'
import { TakeOver } from './TakeOver.tsx'
import { UserFields } from './UserFields.tsx'

/** A purchase is entered: car, buyer's stated data, the user's as far as known (SGN-01, SGN-05). */
export function NewPurchasePage() {
  const t = useTexts(formTexts)
  const [round, setRound] = useState(0)
  const [draft, setDraft, forget] = useDraft<PurchaseValues>('purchase', emptyPurchase)
  return (
    <Page title={t.newTitle} lead={t.newLead} back="/dealer/purchases" backLabel={t.back} narrow>
      <NewPurchase key={round} draft={draft} keep={setDraft} forget={forget} />
      {draft.kind === 'cpo' ? (
        <div className="flex flex-col gap-2 items-start">
          <p className="type-note text-quiet">{t.takeOverWhen}</p>
          <TakeOver chassisNumber={draft.chassisNumber} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4">
        <p className="type-note text-quiet">{t.draftKept}</p>
        <Button
          kind="quiet"
          onPress={() => {
            forget()
            setRound(round + 1)
            toast(t.cleared)
          }}
        >
          {t.clear}
        </Button>
      </div>
    </Page>
  )
}

function NewPurchase({ draft, keep, forget }: { draft: PurchaseValues; keep: (values: PurchaseValues) => void; forget: () => void }) {
  const t = useTexts(formTexts)
  const router = useRouter()
  const keepPurchase = useKeepPurchase()
  const form = useForm<PurchaseValues>({
    initial: draft,
    check: purchaseFaults,
    sentences: fieldSentences(t),
    onChange: keep,
    send: async (values) => {
      const purchase = await call(openPurchase, { body: purchaseBody(values) })
      forget()
      keepPurchase(purchase)
      toast(t.made, 'good')
      router.history.push(`/dealer/purchases/${purchase.id}`)
    },
  })
  const labels = {
    modelId: t.model,
    chassisNumber: t.chassisNumber,
    purchasedOn: t.purchasedOn,
    ...statedLabels(t, 'buyer', t.buyer),
    ...statedLabels(t, 'user.stated', t.user),
  }
  return (
    <Form form={form} labels={labels} problems={problems}>
      <Section title={t.car}>
        <Card>
          <div className="fields">
            <CarFields form={form} />
          </div>
        </Card>
      </Section>
      <Section title={t.buyer}>
        <p className="type-small text-quiet">
          {t.buyerAbout}
          <br />
          {t.addressNote}
        </p>
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
          {t.submit}
        </Button>
      </div>
    </Form>
  )
}

function CarFields({ form }: { form: FormState<PurchaseValues> }) {
  const t = useTexts(formTexts)
  const models = useModels()
  return (
    <>
      <RadioGroup
        label={t.kind}
        name="kind"
        options={[
          { value: 'new', label: t.kindNew },
          { value: 'cpo', label: t.kindCpo },
        ]}
        value={form.values.kind}
        onChange={(kind) => form.set('kind', kind)}
      />
      <Wrong>{models.isError ? t.modelsFailed : null}</Wrong>
      {models.data?.length === 0 ? <Banner tone="caution">{t.noModels}</Banner> : null}
      <div className="field-pair">
        <Select
          label={t.model}
          options={(models.data ?? []).map(({ id, name, grade, year, code }) => ({
            value: id,
            label: `${name} ${grade}`,
            about: `${code}・${year}`,
          }))}
          {...form.field('modelId')}
          value={form.values.modelId || null}
        />
        <TextField label={t.chassisNumber} note={t.chassisNote} optional maxLength={23} {...form.field('chassisNumber')} />
      </div>
      {form.values.kind === 'cpo' ? (
        <div className="field-pair">
          <TextField label={t.purchasedOn} type="date" {...form.field('purchasedOn')} />
        </div>
      ) : null}
      <PaintChoice value={form.values.paint} onChange={(paint) => form.set('paint', paint)} />
    </>
  )
}
