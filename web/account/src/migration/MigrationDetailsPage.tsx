import { useRouter } from '@tanstack/react-router'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Select } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { PhoneField, TextField } from '@tsunagu/kit/TextField.tsx'
import { cardSentences, linkageTexts } from '../linkage/texts.ts'
import { AddressFields } from './AddressFields.tsx'
import { detailsFaults } from './details.ts'
import { useDetailsLabels } from './details-labels.ts'
import { migratingAt, useMigration } from './flow.ts'
import { detailsSentences, migrationTexts } from './texts.ts'

/** Procedure ②, step 8: filled from the card's record, changeable (MIG-11); the sign-in of the account beside it (ACC-18). */
export function MigrationDetailsPage() {
  const t = useTexts(migrationTexts)
  const linkage = useTexts(linkageTexts)
  const words = useTexts(passwordTexts)
  const labels = useDetailsLabels()
  const { draft, details, setDetails } = useMigration()
  const router = useRouter()
  const form = useForm({
    initial: details,
    check: detailsFaults,
    sentences: { ...cardSentences(linkage), ...passwordSentences(words), ...detailsSentences(t) },
    onChange: setDetails,
    send: async () => router.history.push(migratingAt('confirm')),
  })
  const person = form.values.kind === 'individual'
  return (
    <Form form={form} labels={labels}>
      <div>
        <Badge tone="good" icon="check">
          {t.verified(draft.email)}
        </Badge>
      </div>
      <TextField label={labels.name} autoComplete={person ? 'name' : 'organization'} maxLength={100} {...form.field('name')} />
      <TextField label={labels.kana} maxLength={100} {...form.field('kana')} />
      {person ? (
        <>
          <TextField label={labels.birthDate} type="date" autoComplete="bday" {...form.field('birthDate')} />
          <Select
            label={labels.gender}
            options={(['female', 'male', 'other', 'unsaid'] as const).map((value) => ({ value, label: t[value] }))}
            {...form.field('gender')}
          />
        </>
      ) : (
        <>
          <TextField label={labels.corporateNumber} inputMode="numeric" maxLength={16} optional {...form.field('corporateNumber')} />
          <TextField label={labels.department} maxLength={60} optional {...form.field('department')} />
        </>
      )}
      <AddressFields form={form} />
      <PhoneField label={labels.mobilePhone} note={t.mobileNote} {...form.field('mobilePhone')} />
      <PhoneField label={labels.contactPhone} {...form.field('contactPhone')} />
      <NewPasswordFields form={form} email={draft.email} label={words.password} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.toConfirm}
      </Button>
    </Form>
  )
}
