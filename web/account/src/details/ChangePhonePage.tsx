import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { changeMe } from '@tsunagu/contract/accounts.ts'
import { askPhoneCode, changePhone, type SecondFactor, verifyPhoneCode } from '@tsunagu/contract/second-factor.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { PhoneField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { useTitle } from '../frame/title.ts'
import { registrationTexts } from '../registration/texts.ts'
import { useSecondFactor } from '../second-factor/factor.ts'
import { ofPhoneCode, useProve } from '../second-factor/ProveProvider.tsx'
import { SmsCode, type Texted } from '../second-factor/SmsCode.tsx'
import { factorProblems, factorTexts } from '../second-factor/texts.ts'
import { useMe } from './me.ts'
import { personSentences } from './PersonFields.tsx'
import { detailsTexts } from './texts.ts'

const check = faultsOf<{ authPhone: string }>(changeMe.body)

/** The number for authentication, apart from how one is called (ACC-18, ACC-30): a code by SMS shows that it is mine (ACC-19). */
export function ChangePhonePage() {
  const t = useTexts(detailsTexts)
  const words = useTexts(factorTexts)
  const factor = useSecondFactor()
  const [texted, setTexted] = useState<Texted>()
  const title = texted ? words.codeTitle : t.phoneTitle
  useTitle(title)
  // where no SMS can be sent the number is taken as it is written
  const lead = texted ? words.sentTo(nationalPhone(texted.phone)) : factor.data?.mode === 'off' ? t.editLead : words.phoneLead
  return (
    <>
      <PageHeader title={title} lead={lead} back="/account/" backLabel={t.title} />
      {texted ? (
        <Code texted={texted} />
      ) : factor.data ? (
        <NumberForm factor={factor.data} onTexted={setTexted} />
      ) : factor.error ? (
        <ErrorState error={factor.error} onRetry={() => void factor.refetch()} />
      ) : (
        <Skeleton height="12rem" />
      )}
    </>
  )
}

function NumberForm({ factor, onTexted }: { factor: SecondFactor; onTexted: (texted: Texted) => void }) {
  const t = useTexts(detailsTexts)
  const words = useTexts(registrationTexts)
  const more = useTexts(factorTexts)
  const me = useMe()
  const withFresh = useFresh()
  const done = useDone()
  const bySms = factor.mode !== 'off'
  const form = useForm({
    initial: { authPhone: nationalPhone(me.authPhone) },
    check: (values) => (values.authPhone === '' ? { authPhone: 'required' } : check(values)),
    sentences: personSentences(words),
    send: async ({ authPhone }) => {
      if (bySms) return onTexted(await withFresh(() => call(askPhoneCode, { body: { phone: authPhone } })))
      await withFresh(() => call(changeMe, { body: { authPhone } }))
      await done()
    },
  })
  return (
    <Card>
      <Form form={form} labels={{ authPhone: words.phone }} problems={factorProblems}>
        <PhoneField label={words.phone} note={words.phoneNote} {...form.field('authPhone')} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {bySms ? more.sendSms : t.save}
        </Button>
      </Form>
    </Card>
  )
}

function Code({ texted }: { texted: Texted }) {
  const prove = useProve()
  const done = useDone()
  const { id } = texted
  // the code is taken once; when the proof that follows is given up, the same code need not be typed again
  const [verified, setVerified] = useState(false)
  return (
    <Card>
      <SmsCode
        first={texted}
        {...ofPhoneCode(id)}
        verify={async (code) => {
          if (!verified) await call(verifyPhoneCode, { params: { id }, body: { code } })
          setVerified(true)
          await prove(() => call(changePhone, { body: { codeId: id } }))
          await done()
        }}
        restart="/account/phone"
      />
    </Card>
  )
}

function useDone() {
  const words = useTexts(factorTexts)
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    await client.invalidateQueries({ queryKey: ['account'] })
    toast(words.phoneChanged, 'good')
    router.history.push('/account/')
  }
}
