import { useRouter } from '@tanstack/react-router'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { linkageTexts } from '../linkage/texts.ts'
import { TermsPoints, TermsText } from '../registration/Terms.tsx'
import { termsVersion } from '../registration/terms.ts'
import { registrationTexts } from '../registration/texts.ts'
import { migratingAt, useMigration } from './flow.ts'

/** Procedure ②, step 4: the terms in short and whole, and the tick (MIG-09). */
export function MigrationTermsPage() {
  const words = useTexts(registrationTexts)
  const t = useTexts(linkageTexts)
  const { draft, setDraft } = useMigration()
  const router = useRouter()
  const form = useForm({
    initial: { agreed: draft.agreedTo === termsVersion },
    check: ({ agreed }) => ({ agreed: agreed ? undefined : 'unticked' }),
    sentences: { 'agreed.unticked': words.agreeFault },
    onChange: ({ agreed }) => setDraft({ ...draft, agreedTo: agreed ? termsVersion : '' }),
    send: async () => router.history.push(migratingAt('identity')),
  })
  const agreed = form.field('agreed')
  return (
    <Form form={form} labels={{ agreed: words.agree }}>
      <Card>
        <div className="flex flex-col gap-3">
          <h2 className="type-heading">{words.points}</h2>
          <TermsPoints />
        </div>
      </Card>
      <details className="mail-hint">
        <summary>{words.readTerms}</summary>
        <p className="type-note text-quiet">{words.termsVersion(termsVersion)}</p>
        <TermsText level={3} />
      </details>
      <Checkbox name="agreed" selected={agreed.value} onChange={agreed.onChange} error={agreed.error}>
        {words.agree}
      </Checkbox>
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.next}
      </Button>
    </Form>
  )
}
