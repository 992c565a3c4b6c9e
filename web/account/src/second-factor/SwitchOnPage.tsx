import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { askPhoneCode, switchOnSecondFactor, verifyPhoneCode } from '@tsunagu/contract/second-factor.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useMe } from '../details/me.ts'
import { useAct } from '../frame/act.ts'
import { useTitle } from '../frame/title.ts'
import { ofPhoneCode } from './ProveProvider.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SmsCode, type Texted } from './SmsCode.tsx'
import { factorProblems, factorTexts } from './texts.ts'

/** The number, the code that shows that SMS arrive there, and the recovery codes: then it is on (ACC-19). */
export function SwitchOnPage() {
  const t = useTexts(factorTexts)
  const me = useMe()
  const act = useAct(factorProblems)
  const withFresh = useFresh()
  const client = useQueryClient()
  const router = useRouter()
  const [texted, setTexted] = useState<Texted>()
  const [codes, setCodes] = useState<string[]>()
  const title = codes ? t.codesTitle : texted ? t.codeTitle : t.setUpTitle
  useTitle(title)
  const phone = nationalPhone(me.authPhone)
  const ask = () => act.run(async () => setTexted(await withFresh(() => call(askPhoneCode, { body: {} }))))
  const verify = async (id: string, code: string) => {
    await call(verifyPhoneCode, { params: { id }, body: { code } })
    const { recoveryCodes } = await withFresh(() => call(switchOnSecondFactor))
    setCodes(recoveryCodes)
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  const leave = () => {
    // not before: it would lie over the codes
    toast(t.on, 'good')
    router.history.push('/account/security')
  }
  const lead = codes ? undefined : texted ? t.sentTo(phone) : t.setUpLead
  return (
    <>
      <PageHeader title={title} lead={lead} {...(codes ? {} : { back: '/account/security', backLabel: t.back })} />
      {codes ? (
        <RecoveryCodes codes={codes} onDone={leave} />
      ) : texted ? (
        <Card>
          <SmsCode first={texted} {...ofPhoneCode(texted.id)} verify={(code) => verify(texted.id, code)} restart="/account/security" />
        </Card>
      ) : (
        <div className="flex flex-col gap-6">
          <p className="text-quiet">{t.what}</p>
          <Pairs>
            <Pair name={t.phone}>{phone}</Pair>
          </Pairs>
          <Wrong>{act.wrong}</Wrong>
          <Button kind="primary" icon="phone" wide pending={act.pending} onPress={() => void ask()}>
            {t.sendSms}
          </Button>
          <div className="text-center">
            <Link href="/account/phone" alone>
              {t.otherNumber}
            </Link>
          </div>
        </div>
      )}
    </>
  )
}
