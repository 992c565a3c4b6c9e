import { useRouter } from '@tanstack/react-router'
import { mailMigrationCode } from '@tsunagu/contract/linkage.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { accountMailDomain } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { FoundService } from '../linkage/FoundService.tsx'
import { shownOf } from '../linkage/flow.ts'
import { linkageProblems } from '../linkage/texts.ts'
import { registrationTexts } from '../registration/texts.ts'
import { migratingAt, useMigration } from './flow.ts'
import { StartAgain } from './StartAgain.tsx'

const byContract = faultsOf<{ email: string; language: string; termsVersion: string }>(mailMigrationCode.body)

/** Procedure ②, step 6: what was found, and the address that becomes the account's (MIG-10). */
export function MigrationEmailPage() {
  const words = useTexts(registrationTexts)
  const code = useTexts(mailedCodeTexts)
  const { language } = useLanguage()
  const { draft, setDraft } = useMigration()
  const router = useRouter()
  const shows = shownOf(draft)
  const form = useForm({
    initial: { email: draft.email },
    check: ({ email }) => ({ email: byContract({ email, language, termsVersion: draft.agreedTo }).email }),
    sentences: { 'email.email': words['email.email'] },
    onChange: ({ email }) => setDraft({ ...draft, email }),
    send: async ({ email }) => {
      const body = { email, language, termsVersion: draft.agreedTo }
      const answer = await call(mailMigrationCode, { params: { migrationId: draft.migrationId }, body })
      setDraft({ ...draft, email: email.trim().toLowerCase(), ...mailedNow(answer, Date.now()) })
      router.history.push(migratingAt('code'))
    },
  })
  return (
    <Form form={form} labels={{ email: words.email }} problems={linkageProblems}>
      <StartAgain problem={form.problem?.code} />
      {shows ? <FoundService shows={shows} /> : null}
      <TextField
        label={words.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        note={words.filter(accountMailDomain)}
        {...form.field('email')}
      />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {code.sendCode}
      </Button>
      <p className="type-note text-quiet">{words.known}</p>
    </Form>
  )
}
