import { brand } from '@tsunagu/contract/brand.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import { details } from '@tsunagu/contract/profile.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox, RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useProcedure, written } from '../frame/procedure.ts'
import { useStepForm } from '../frame/step-form.ts'
import { signupProblems } from '../problems.ts'
import { AddressFields } from './AddressFields.tsx'
import { BirthDateField } from './BirthDateField.tsx'
import { DiffersNote } from './DiffersNote.tsx'
import { type DetailsValues, detailsOf, faultsOfDetails } from './details-form.ts'
import { Marked } from './Marked.tsx'
import { PhoneFields } from './PhoneFields.tsx'
import { unsureFields } from './reading-draft.ts'
import { identityTexts } from './texts.ts'

type Held = 'name' | 'kana' | 'birthDate'

/** One form for persons and corporations, new and known (ACC-22 … 26). `held`: cannot be changed here (ACC-17). */
export function DetailsForm({ kind, begin, held }: { kind: CustomerKind; begin: DetailsValues; held: readonly Held[] }) {
  const t = useTexts(identityTexts)
  const { procedure, step, answer, draft } = useProcedure()
  const marked = unsureFields(written(draft, 'unsure'))
  // what is held is the account's, whatever a draft says
  const whole = (values: DetailsValues) => ({ ...values, ...pick(begin, held) }) as DetailsValues
  const form = useStepForm<DetailsValues>({
    initial: begin,
    check: (values) => ({
      ...faultsOfDetails(kind, whole(values)),
      compared: marked.length === 0 || values.compared ? undefined : 'not-compared',
    }),
    sentences: {
      'name.too-long': t['name.too-long'],
      'kana.invalid': t.kanaFault,
      'kana.not-kana': t.kanaFault,
      'mobilePhone.invalid': t.mobileFault,
      'mobilePhone.not-mobile': t.mobileFault,
      'contactPhone.invalid': t.phoneFault,
      'contactPhone.not-a-phone': t.phoneFault,
      'postalCode.invalid': t.postalFault,
      'postalCode.not-a-postal-code': t.postalFault,
      'birthDate.invalid': t.birthFault,
      'gender.required': t.genderFault,
      'gender.invalid': t.genderFault,
      'corporateNumber.invalid': t.numberFault,
      'compared.not-compared': t.comparedFault,
    },
    send: (values) => {
      const given = details.parse(detailsOf(kind, whole(values)))
      return answer(step === 'check-details' ? { step, details: given } : { step: 'details', details: given })
    },
  })
  const compared = form.field('compared')
  const person = kind === 'individual'
  const lead = procedure.flow === 'after-delivery' ? t.likeCertificate : person ? t.likeLicence : t.likeRegistry
  return (
    <Form form={form} labels={labelsOf(t, person)} problems={signupProblems}>
      <DiffersNote />
      <p className="text-quiet">{lead}</p>
      <p className="type-small text-quiet">
        {t.required}
        {step === 'check-details' ? ` ${t.changesAccount}` : ''}
      </p>
      {person ? null : (
        <TextField
          label={t.corporateNumber}
          inputMode="numeric"
          maxLength={20}
          optional
          note={t.corporateNote}
          {...form.field('corporateNumber')}
        />
      )}
      {held.length > 0 ? <HeldNote /> : null}
      {held.includes('name') ? (
        <HeldItem name={t.name} value={begin.name} />
      ) : (
        <Marked when={marked.includes('name')}>
          <TextField
            label={person ? t.name : t.corporationName}
            autoComplete={person ? 'name' : 'organization'}
            maxLength={person ? 60 : 100}
            {...(person ? { note: t.nameNote } : {})}
            {...form.field('name')}
          />
        </Marked>
      )}
      {held.includes('kana') ? (
        <HeldItem name={t.kana} value={begin.kana} />
      ) : (
        <TextField label={person ? t.kana : t.corporationKana} note={t.kanaNote} maxLength={100} {...form.field('kana')} />
      )}
      {person ? (
        <>
          <RadioGroup
            label={t.gender}
            name="gender"
            options={(['female', 'male', 'other', 'unsaid'] as const).map((value) => ({ value, label: t[value] }))}
            value={(form.values.gender || null) as 'female' | null}
            onChange={(value) => form.set('gender', value)}
            error={form.field('gender').error}
          />
          {held.includes('birthDate') ? (
            <HeldItem name={t.birthDate} value={begin.birthDate} />
          ) : (
            <Marked when={marked.includes('birthDate')}>
              <BirthDateField {...form.field('birthDate')} />
            </Marked>
          )}
        </>
      ) : null}
      <AddressFields form={form} marked={marked} />
      {person ? null : <TextField label={t.department} maxLength={60} optional {...form.field('department')} />}
      <PhoneFields form={form} />
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

const pick = (values: DetailsValues, names: readonly Held[]): Partial<DetailsValues> =>
  Object.fromEntries(names.map((name) => [name, values[name]]))

const labelsOf = (t: (typeof identityTexts)['ja'], person: boolean) => ({
  name: person ? t.name : t.corporationName,
  kana: person ? t.kana : t.corporationKana,
  gender: t.gender,
  birthDate: t.birthDate,
  postalCode: t.postalCode,
  prefecture: t.prefecture,
  city: t.city,
  street: t.street,
  building: t.building,
  mobilePhone: t.mobilePhone,
  contactPhone: t.contactPhone,
  corporateNumber: t.corporateNumber,
  department: t.department,
  compared: t.compared,
})

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

function HeldItem({ name, value }: { name: string; value: string }) {
  return (
    <Pairs>
      <Pair name={name}>{value}</Pair>
    </Pairs>
  )
}
