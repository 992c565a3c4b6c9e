import { useRouter } from '@tanstack/react-router'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { DetailsFields } from '@tsunagu/kit/details/DetailsFields.tsx'
import { detailsLabels, detailsSentences, detailsTexts } from '@tsunagu/kit/details/texts.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { detailsFaults } from './details.ts'
import { migratingAt, useMigration } from './flow.ts'
import { migrationTexts } from './texts.ts'

/** Procedure ②, step 8: filled from the card's record, changeable (MIG-11); the sign-in of the account beside it (ACC-18). */
export function MigrationDetailsPage() {
  const t = useTexts(migrationTexts)
  const fields = useTexts(detailsTexts)
  const words = useTexts(passwordTexts)
  const { draft, details, setDetails } = useMigration()
  const router = useRouter()
  const person = details.kind === 'individual'
  const form = useForm({
    initial: details,
    check: detailsFaults,
    sentences: { ...detailsSentences(fields, person), ...passwordSentences(words) },
    onChange: setDetails,
    send: async () => router.history.push(migratingAt('confirm')),
  })
  return (
    <Form form={form} labels={{ ...detailsLabels(fields, person), password: words.password, passwordAgain: words.again }}>
      <div>
        <Badge tone="good" icon="check">
          {t.verified(draft.email)}
        </Badge>
      </div>
      <DetailsFields form={form} kind={details.kind} />
      <p className="type-small text-quiet">{t.mobileNote}</p>
      <NewPasswordFields form={form} email={draft.email} label={words.password} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.toConfirm}
      </Button>
    </Form>
  )
}
