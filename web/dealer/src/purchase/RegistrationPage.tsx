import { useRouter } from '@tanstack/react-router'
import { type Purchase, recordRegistration } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { type FormState, useForm } from '@tsunagu/kit/form.ts'
import { tokyoDay } from '@tsunagu/kit/format.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { problems } from '../problems.ts'
import { AddressFields } from '../purchases/AddressFields.tsx'
import { useKeepPurchase, usePurchase } from '../purchases/purchases.ts'
import { Page } from '../shell/Page.tsx'
import {
  emptyRegistration,
  type RegistrationValues,
  registrationBody,
  registrationFaults,
  statedUser,
  userValues,
} from './registration-form.ts'
import { registrationTexts } from './registration-texts.ts'

/** The car has its number: what the certificate says is written down and compared (USR-05, CON-01, PDL-03). */
export function RegistrationPage({ purchaseId }: { purchaseId: string }) {
  const t = useTexts(registrationTexts)
  const purchase = usePurchase(purchaseId)
  return (
    <Page title={t.title} lead={t.lead} back={`/dealer/purchases/${purchaseId}`} backLabel={t.back} narrow>
      {purchase.data ? (
        <Registration purchase={purchase.data} />
      ) : purchase.error ? (
        <ErrorState error={purchase.error} problems={problems} onRetry={() => void purchase.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function Registration({ purchase }: { purchase: Purchase }) {
  const t = useTexts(registrationTexts)
  const router = useRouter()
  const keep = useKeepPurchase()
  const form = useForm<RegistrationValues>({
    initial: emptyRegistration,
    check: (values) => registrationFaults(values, tokyoDay(Date.now())),
    sentences: t,
    send: async (values) => {
      keep(await call(recordRegistration, { params: { purchaseId: purchase.id }, body: registrationBody(values) }))
      toast(t.done, 'good')
      router.history.push(`/dealer/purchases/${purchase.id}`)
    },
  })
  const stated = statedUser(purchase)
  return (
    <Form
      form={form}
      labels={{
        chassisNumber: t.chassisNumber,
        'plate.region': t.region,
        'plate.classNumber': t.classNumber,
        'plate.kana': t.kana,
        'plate.serial': t.serial,
        firstRegisteredOn: t.firstRegisteredOn,
        inspectionExpiresOn: t.inspectionExpiresOn,
        'user.name': t.name,
        'user.address.postalCode': t.postalCode,
        'user.address.prefecture': t.prefecture,
        'user.address.city': t.city,
        'user.address.street': t.street,
      }}
      problems={problems}
    >
      <Section title={t.numbers}>
        <Card>
          <div className="fields">
            <NumberFields form={form} />
          </div>
        </Card>
      </Section>
      <Section
        title={t.user}
        action={
          stated ? (
            <Button kind="quiet" icon="copy" onPress={() => form.fill(userValues(stated))}>
              {t.takeStated}
            </Button>
          ) : null
        }
      >
        <p className="type-small text-quiet">{t.userAbout}</p>
        <Card>
          <div className="fields">
            <RadioGroup
              label={t.kind}
              name="user.kind"
              options={[
                { value: 'individual', label: t.individual },
                { value: 'corporation', label: t.corporation },
              ]}
              value={form.values['user.kind']}
              onChange={(kind) => form.set('user.kind', kind)}
            />
            <TextField label={t.name} autoComplete="off" {...form.field('user.name')} />
            <AddressFields form={form} of="user.address" />
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

function NumberFields({ form }: { form: FormState<RegistrationValues> }) {
  const t = useTexts(registrationTexts)
  return (
    <>
      <TextField label={t.chassisNumber} maxLength={23} {...form.field('chassisNumber')} />
      <fieldset className="plate-fields">
        <legend className="field-label">{t.plate}</legend>
        <TextField label={t.region} placeholder="品川" {...form.field('plate.region')} />
        <TextField label={t.classNumber} placeholder="330" maxLength={3} {...form.field('plate.classNumber')} />
        <TextField label={t.kana} placeholder="つ" {...form.field('plate.kana')} />
        <TextField label={t.serial} placeholder="12-07" maxLength={6} inputMode="numeric" {...form.field('plate.serial')} />
      </fieldset>
      <div className="field-pair">
        <TextField label={t.firstRegisteredOn} type="date" {...form.field('firstRegisteredOn')} />
        <TextField label={t.inspectionExpiresOn} type="date" optional {...form.field('inspectionExpiresOn')} />
      </div>
    </>
  )
}
