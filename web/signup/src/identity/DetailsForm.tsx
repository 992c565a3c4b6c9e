import { brand } from '@tsunagu/contract/brand.ts'
import { type CustomerKind, details, type Profile } from '@tsunagu/contract/profile.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { DetailsFields } from '@tsunagu/kit/details/DetailsFields.tsx'
import { type DetailsValues, detailsOf, faultsOfDetails } from '@tsunagu/kit/details/details-form.ts'
import { detailsLabels, detailsSentences } from '@tsunagu/kit/details/texts.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useProcedure, written } from '../frame/procedure.ts'
import { useStepForm } from '../frame/step-form.ts'
import { signupProblems } from '../problems.ts'
import { DiffersNote } from './DiffersNote.tsx'
import { Marked } from './Marked.tsx'
import { unsureFields } from './reading-draft.ts'
import { identityTexts } from './texts.ts'

interface StepValues extends DetailsValues {
  /** The person compared what was read from a picture with low confidence. */
  compared: boolean
}

/** One form for persons and corporations, new and known (ACC-22 … 26). `held`: cannot be changed here (ACC-17). */
export function DetailsForm({ kind, begin, held }: { kind: CustomerKind; begin: DetailsValues; held: Profile['held'] }) {
  const t = useTexts(identityTexts)
  const { procedure, step, answer, draft } = useProcedure()
  const marked = unsureFields(written(draft, 'unsure'))
  const person = kind === 'individual'
  // what is held is the account's, whatever a draft says
  const kept = Object.fromEntries(held.map((name) => [name, begin[name]]))
  const whole = (values: StepValues) => ({ ...values, ...kept }) as StepValues
  const form = useStepForm<StepValues>({
    initial: { ...begin, compared: false },
    check: (values) => ({
      ...faultsOfDetails(kind, whole(values)),
      compared: marked.length === 0 || values.compared ? undefined : 'not-compared',
    }),
    sentences: { ...detailsSentences(t, person), 'compared.not-compared': t.comparedFault },
    send: (values) => {
      const given = details.parse(detailsOf(kind, whole(values)))
      return answer(step === 'check-details' ? { step, details: given } : { step: 'details', details: given })
    },
  })
  const compared = form.field('compared')
  const lead = procedure.flow === 'after-delivery' ? t.likeCertificate : person ? t.likeLicence : t.likeRegistry
  return (
    <Form form={form} labels={{ ...detailsLabels(t, person), compared: t.compared }} problems={signupProblems}>
      <DiffersNote />
      <p className="text-quiet">{lead}</p>
      <p className="type-small text-quiet">
        {t.required}
        {step === 'check-details' ? ` ${t.changesAccount}` : ''}
      </p>
      <DetailsFields
        form={{ ...form, values: whole(form.values) }}
        kind={kind}
        held={held}
        heldNote={<HeldNote />}
        mark={(name, field) => <Marked when={marked.includes(name)}>{field}</Marked>}
      />
      {marked.length > 0 ? (
        <Checkbox name="compared" selected={compared.value} onChange={compared.onChange} error={compared.error}>
          {t.compared}
        </Checkbox>
      ) : null}
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.confirm}
      </Button>
    </Form>
  )
}

function HeldNote() {
  const t = useTexts(identityTexts)
  const { phone } = brand.desks.information
  return (
    <Banner icon="lock">
      {t.held}
      <br />
      <a className="link" href={`tel:${phone}`}>
        {t.heldCall}
      </a>
    </Banner>
  )
}
