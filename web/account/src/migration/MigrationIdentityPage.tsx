import { useRouter } from '@tanstack/react-router'
import { startMigration } from '@tsunagu/contract/linkage.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { call } from '@tsunagu/kit/session.ts'
import { CardFields, useCardLabels } from '../linkage/CardFields.tsx'
import { cardFaults, cardOf, cardValues } from '../linkage/card.ts'
import { cardSentences, linkageProblems, linkageTexts } from '../linkage/texts.ts'
import { emptyDetails } from './details.ts'
import { migratingAt, useMigration } from './flow.ts'

/** Procedure ②, step 5 (MIG-10). Another card begins the rest anew; the same one again does not. */
export function MigrationIdentityPage() {
  const t = useTexts(linkageTexts)
  const labels = useCardLabels()
  const { draft, setDraft, setDetails } = useMigration()
  const router = useRouter()
  const form = useForm({
    initial: cardValues(draft),
    check: cardFaults,
    sentences: cardSentences(t),
    onChange: (values) => setDraft({ ...draft, ...values, migrationId: '', found: '' }),
    send: async (values) => {
      if (draft.migrationId === '') {
        const { migrationId, shows } = await call(startMigration, { body: cardOf(values) })
        const { email } = draft
        setDraft({ ...draft, ...nothingMailed, ...values, email, migrationId, found: JSON.stringify(shows) })
        setDetails(emptyDetails)
      }
      router.history.push(migratingAt('email'))
    },
  })
  return (
    <Form form={form} labels={labels} problems={linkageProblems}>
      <CardFields form={form} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.next}
      </Button>
    </Form>
  )
}
