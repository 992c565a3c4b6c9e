import { useQueryClient } from '@tanstack/react-query'
import { askPhoneCode, proveByRecoveryCode, readPhoneCode, resendPhoneCode, verifyPhoneCode } from '@tsunagu/contract/second-factor.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useFresh, useProofFirst, type WithFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useAct } from '../frame/act.ts'
import { RecoveryForm } from './RecoveryForm.tsx'
import { SmsCode, type Texted } from './SmsCode.tsx'
import { factorProblems, factorTexts } from './texts.ts'

/** Runs an act that needs a fresh authentication; when the centre asks for the second factor too, asks in place and runs it again. */
const ProveContext = createContext<WithFresh | null>(null)

export function ProveProvider({ children }: { children: ReactNode }) {
  const t = useTexts(factorTexts)
  const { withProof, asked } = useProofFirst('second-factor-needed', useFresh())
  return (
    <ProveContext value={withProof}>
      {children}
      <Sheet open={asked.open} onClose={asked.onClose} title={t.proveTitle}>
        <Prove onProved={asked.onProved} />
      </Sheet>
    </ProveContext>
  )
}

export function useProve(): WithFresh {
  const prove = useContext(ProveContext)
  if (!prove) throw new Error('useProve outside of ProveProvider')
  return prove
}

/** By SMS to the number there is now, or by a recovery code. */
function Prove({ onProved }: { onProved: () => void }) {
  const t = useTexts(factorTexts)
  const act = useAct(factorProblems)
  const client = useQueryClient()
  const withFresh = useFresh()
  const [texted, setTexted] = useState<Texted>()
  const [recovery, setRecovery] = useState(false)
  const proved = async () => {
    await client.invalidateQueries({ queryKey: ['account'] })
    onProved()
  }
  const ask = () => act.run(async () => setTexted(await withFresh(() => call(askPhoneCode, { body: {} }))))
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">{recovery ? t.byRecoveryLead : texted ? t.sentTo(nationalPhone(texted.phone)) : t.proveLead}</p>
      <Wrong>{act.wrong}</Wrong>
      {recovery ? (
        <RecoveryForm
          take={async (code) => {
            await call(proveByRecoveryCode, { body: { code } })
            await proved()
          }}
        />
      ) : texted ? (
        <SmsCode
          first={texted}
          {...ofPhoneCode(texted.id)}
          verify={async (code) => {
            await call(verifyPhoneCode, { params: { id: texted.id }, body: { code } })
            await proved()
          }}
          restart="/account/security"
        />
      ) : (
        <Button kind="primary" icon="phone" wide autoFocus pending={act.pending} onPress={() => void ask()}>
          {t.sendSms}
        </Button>
      )}
      <Button kind="secondary" icon="key" wide onPress={() => setRecovery(!recovery)}>
        {recovery ? t.useSms : t.useRecovery}
      </Button>
    </div>
  )
}

/** How a code of my session is looked at and sent again. */
export const ofPhoneCode = (id: string) => ({
  read: (signal: AbortSignal) => call(readPhoneCode, { params: { id }, signal }),
  resend: () => call(resendPhoneCode, { params: { id } }),
})
