import { confirmParty, type Purchase, type refusalReason } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Checkbox, RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useId, useState } from 'react'
import type * as z from 'zod'
import { problems } from '../problems.ts'
import { type PartyView, useKeepPurchase } from '../purchases/purchases.ts'
import { ComparedItems } from './ComparedItems.tsx'
import { nameOf } from './name-of.ts'
import { purchaseTexts } from './texts.ts'

type Check = NonNullable<PartyView['check']>
type Compared = 'name' | 'address' | 'birth-date'
type Reason = z.infer<typeof refusalReason>
const reasons = ['name-differs', 'address-differs', 'birth-date-differs', 'licence-expired', 'licence-not-shown', 'other'] as const

interface CheckPanelProps {
  purchase: Purchase
  person: PartyView
  check: Check
  /** A colleague was first, or the details changed: the page reads again and says so. */
  onOvertaken: () => void
}

/** The staff compares the shown licence with what was entered and says yes or no (BUY-05, IMP-25): about this very version of the details. */
export function CheckPanel({ purchase, person, check, onOvertaken }: CheckPanelProps) {
  const t = useTexts(purchaseTexts)
  const titleId = useId()
  const keep = useKeepPurchase()
  const act = useAct(problems)
  const [refusing, setRefusing] = useState(false)
  const { ticks, tick, stale } = useTicks(check.version)
  const who = t[person.party]
  const doubtful = check.items.some(({ verdict }) => verdict === 'differs' || verdict === 'unclear')
  const all = ticks.length === 3
  const confirm = () =>
    act.run(async () => {
      try {
        const body = { version: check.version, confirmed: true, compared: ticks, reason: null, note: '' }
        keep(await call(confirmParty, { params: { purchaseId: purchase.id, party: person.party }, body }))
        toast(t.confirmed, 'good')
      } catch (failed) {
        if (overtaken(failed)) onOvertaken()
        throw failed
      }
    })
  return (
    <section aria-labelledby={titleId} className="check-panel" id={`check-${person.party}`}>
      <Card flush>
        <div className="check-head">
          <h2 id={titleId} className="type-heading">
            {t.checkTitle(who, nameOf(person))}
          </h2>
          <p className="text-quiet">{t.checkLead}</p>
        </div>
        <ComparedItems label={t.checkTitle(who, nameOf(person))} items={check.items} expected={t.said} given={t.given} />
        <div className="check-foot">
          {doubtful ? <Banner tone="caution">{t.differsNote}</Banner> : null}
          {stale && act.wrong === null ? (
            <Banner tone="info" live>
              {t.versionChanged}
            </Banner>
          ) : null}
          <fieldset className="ticks">
            <legend className="field-label">{t.ticks}</legend>
            <Checkbox selected={ticks.includes('name')} onChange={(on) => tick('name', on)}>
              {t.tickName}
            </Checkbox>
            <Checkbox selected={ticks.includes('address')} onChange={(on) => tick('address', on)}>
              {t.tickAddress}
            </Checkbox>
            <Checkbox selected={ticks.includes('birth-date')} onChange={(on) => tick('birth-date', on)}>
              {t.tickBirth}
            </Checkbox>
          </fieldset>
          <Wrong>{act.wrong}</Wrong>
          <div className="check-acts">
            <Button
              kind="primary"
              icon="check"
              pending={act.pending}
              disabledReason={all ? undefined : t.confirmNeeds}
              onPress={() => void confirm()}
            >
              {t.confirm}
            </Button>
            <Button onPress={() => setRefusing(true)}>{t.refuse}</Button>
          </div>
        </div>
      </Card>
      <Sheet open={refusing} onClose={() => setRefusing(false)} title={t.refuseTitle}>
        <Refusal
          purchase={purchase}
          person={person}
          check={check}
          ticks={ticks}
          onDone={() => setRefusing(false)}
          onOvertaken={() => {
            setRefusing(false)
            onOvertaken()
          }}
        />
      </Sheet>
    </section>
  )
}

const overtaken = (failed: unknown) => ['details-changed', 'already-confirmed', 'nothing-to-confirm'].includes(codeOf(failed))

/** Ticks are about one version of the details: when those change, they are gone and the staff is told. */
function useTicks(version: number) {
  const [ticked, setTicked] = useState<{ version: number; items: Compared[]; wasMore: boolean }>({ version, items: [], wasMore: false })
  const now = ticked.version === version ? ticked : { version, items: [], wasMore: true }
  const tick = (item: Compared, on: boolean) =>
    setTicked({ ...now, items: on ? [...now.items.filter((one) => one !== item), item] : now.items.filter((one) => one !== item) })
  return { ticks: now.items, tick, stale: now.wasMore && now.items.length === 0 }
}

function Refusal(props: CheckPanelProps & { ticks: Compared[]; onDone: () => void }) {
  const { purchase, person, check, ticks, onDone, onOvertaken } = props
  const t = useTexts(purchaseTexts)
  const keep = useKeepPurchase()
  const form = useForm<{ reason: Reason | ''; note: string }>({
    initial: { reason: '', note: '' },
    check: ({ reason }) => ({ reason: reason === '' ? 'required' : undefined }),
    send: async ({ reason, note }) => {
      try {
        const body = { version: check.version, confirmed: false, compared: ticks, reason: reason === '' ? null : reason, note }
        keep(await call(confirmParty, { params: { purchaseId: purchase.id, party: person.party }, body }))
        toast(t.refused)
        onDone()
      } catch (failed) {
        if (overtaken(failed)) onOvertaken()
        throw failed
      }
    },
  })
  const { value, ...reason } = form.field('reason')
  return (
    <Form form={form} labels={{ reason: t.reason, note: t.note }} problems={problems}>
      <p className="text-quiet">{t.refuseLead}</p>
      <RadioGroup<Reason>
        label={t.reason}
        options={reasons.map((one) => ({ value: one, label: t[one] }))}
        value={value === '' ? null : value}
        {...reason}
      />
      <TextField label={t.note} optional long maxLength={300} {...form.field('note')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.refuse}
      </Button>
    </Form>
  )
}
