import { useRouter } from '@tanstack/react-router'
import { startRegistration } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { accountMailDomain } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useState } from 'react'
import { signInAddress } from '../frame/return.ts'
import { migratingAt } from '../migration/flow.ts'
import { migrationTexts } from '../migration/texts.ts'
import { useRegistration, useRegistrationSteps } from './flow.ts'
import { TermsPoints, TermsText } from './Terms.tsx'
import { termsVersion } from './terms.ts'
import { registrationTexts } from './texts.ts'

const byContract = faultsOf<{ email: string; language: string; termsVersion: string }>(startRegistration.body)

export function RegistrationEmailPage() {
  const t = useTexts(registrationTexts)
  const code = useTexts(mailedCodeTexts)
  const words = useTexts(migrationTexts)
  const { language } = useLanguage()
  const { draft, setDraft } = useRegistration()
  const { uid, at } = useRegistrationSteps()
  const router = useRouter()
  const form = useForm({
    initial: { email: draft.email, agreed: draft.agreedTo === termsVersion },
    check: ({ email, agreed }) => ({
      email: byContract({ email, language, termsVersion }).email,
      agreed: agreed ? undefined : 'unticked',
    }),
    sentences: { 'email.email': t['email.email'], 'agreed.unticked': t.agreeFault },
    onChange: ({ email, agreed }) => setDraft({ ...draft, email, agreedTo: agreed ? termsVersion : '' }),
    send: async ({ email }) => {
      const answer = await call(startRegistration, { body: { email, language, termsVersion } })
      setDraft({ ...draft, email: email.trim().toLowerCase(), agreedTo: termsVersion, ...mailedNow(answer, Date.now()) })
      router.history.push(at('code'))
    },
  })
  const agreed = form.field('agreed')
  return (
    <>
      <Form form={form} labels={{ email: t.email, agreed: t.agree }}>
        <TextField
          label={t.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          note={t.filter(accountMailDomain)}
          {...form.field('email')}
        />
        <TermsCard />
        <Checkbox name="agreed" selected={agreed.value} onChange={agreed.onChange} error={agreed.error}>
          {t.agree}
        </Checkbox>
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {code.sendCode}
        </Button>
        <p className="type-note text-quiet">{t.known}</p>
      </Form>
      <p className="or">{words.or}</p>
      <LinkButton href={migratingAt('cautions')} wide>
        {words.cardHolders}
      </LinkButton>
      <p className="mt-6 pt-4 border-t border-line text-center">
        <span className="type-small text-quiet me-3">{t.haveAccount}</span>
        <Link href={uid ? `/account/sign-in/${encodeURIComponent(uid)}` : signInAddress('/')} alone>
          {t.signIn}
        </Link>
      </p>
    </>
  )
}

function TermsCard() {
  const t = useTexts(registrationTexts)
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <h2 className="type-heading">{t.points}</h2>
        <TermsPoints />
        <div className="-ms-3.5">
          <Button kind="quiet" icon="chevron-right" onPress={() => setOpen(true)}>
            {t.readTerms}
          </Button>
        </div>
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={t.terms}>
        <p className="type-note text-quiet">{t.termsVersion(termsVersion)}</p>
        <TermsText level={3} />
      </Sheet>
    </Card>
  )
}
