import { changeStaffPassword, staffSignOut } from '@tsunagu/contract/accounts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { againFault, type NewPassword, NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { LanguageChoice, ThemeChoice } from '@tsunagu/kit/Preferences.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { type Staff, useStaff } from '../session.ts'
import { Page } from '../shell/Page.tsx'
import { ownTexts } from './texts.ts'

/** Who I am here, my password, how the console looks, and the way out. */
export function SettingsPage() {
  const t = useTexts(ownTexts)
  const staff = useStaff()
  const [round, setRound] = useState(0)
  return (
    <Page title={t.title} narrow>
      <Section title={t.account}>
        <Mine staff={staff} />
      </Section>
      <Section title={t.display}>
        <Card>
          <div className="grid gap-8 sm:grid-cols-2">
            <LanguageChoice />
            <ThemeChoice />
          </div>
        </Card>
      </Section>
      <Section title={t.password}>
        <p className="type-small text-quiet">{t.passwordLead}</p>
        <Card>
          <ChangePassword key={round} email={staff.email} onDone={() => setRound(round + 1)} />
        </Card>
      </Section>
      <SignOut />
    </Page>
  )
}

function Mine({ staff }: { staff: Staff }) {
  const t = useTexts(ownTexts)
  const words = {
    dealer: t.dealerRole,
    operator: t.operator,
    support: t.support,
    reviewer: t.reviewer,
    administrator: t.administrator,
  }
  return (
    <Pairs>
      <Pair name={t.name}>{staff.name}</Pair>
      <Pair name={t.email}>{staff.email}</Pair>
      <Pair name={t.roles}>
        <span className="flex flex-wrap gap-2">
          {staff.roles.map((role) => (
            <Badge key={role}>{words[role]}</Badge>
          ))}
        </span>
      </Pair>
      {staff.dealer ? (
        <Pair name={t.dealer}>
          {staff.dealer.name}
          <span className="block type-small text-quiet">
            {staff.dealer.place}・{staff.dealer.phone}
          </span>
        </Pair>
      ) : null}
    </Pairs>
  )
}

const byContract = faultsOf<NewPassword>(changeStaffPassword.body)

function ChangePassword({ email, onDone }: { email: string; onDone: () => void }) {
  const t = useTexts(ownTexts)
  const words = useTexts(passwordTexts)
  const withFresh = useFresh()
  const form = useForm<NewPassword>({
    initial: { password: '', passwordAgain: '' },
    check: (values) => ({ ...byContract(values), passwordAgain: againFault(values) }),
    sentences: passwordSentences(words),
    send: async (body) => {
      await withFresh(() => call(changeStaffPassword, { body }))
      toast(t.changed, 'good')
      onDone()
    },
  })
  return (
    <Form form={form} labels={{ password: words.newPassword, passwordAgain: words.again }} problems={problems}>
      <NewPasswordFields form={form} email={email} label={words.newPassword} />
      <div>
        <Button kind="primary" type="submit" pending={form.pending}>
          {t.change}
        </Button>
      </div>
    </Form>
  )
}

function SignOut() {
  const t = useTexts(ownTexts)
  const act = useAct(problems)
  const leave = () =>
    act.run(async () => {
      const { next } = await call(staffSignOut)
      forgetDrafts()
      location.assign(next)
    })
  return (
    <Section title={t.signOut}>
      <p className="type-small text-quiet">{t.signOutMore}</p>
      <Wrong>{act.wrong}</Wrong>
      <div>
        <Button icon="sign-out" pending={act.pending} onPress={() => void leave()}>
          {t.signOut}
        </Button>
      </div>
    </Section>
  )
}

/** A purchase half typed holds a customer's data: it does not wait for whoever sits down next. */
function forgetDrafts(): void {
  try {
    sessionStorage.clear()
  } catch {
    // nothing was kept either
  }
}
