import { resendCode } from '@tsunagu/contract/accounts.ts'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { type Mailed, mailedNow, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { VerifiedAlready } from '@tsunagu/kit/mailed-code/VerifiedAlready.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useEffect, useState } from 'react'
import { procedureAddress } from '../frame/addresses.ts'
import { stepAfter, useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { UnlessMade } from './UnlessMade.tsx'

/** When the code was asked for, while the page is open. */
export const mailedKey = 'code-mailed-at'
/** Until the centre has said otherwise; it refuses an early one and says how long. */
const usualPauseMs = 30_000

export function CodePage() {
  return (
    <UnlessMade>
      <Code />
    </UnlessMade>
  )
}

function Code() {
  const t = useTexts(mailedCodeTexts)
  const { procedure, answer, goTo, memory } = useProcedure()
  const { email } = procedure.facts
  const [later, setLater] = useState<Partial<Mailed>>({})
  const codeId = email?.codeId ?? null
  useEffect(() => {
    if (email === null) goTo('email')
  }, [email, goTo])
  if (email === null) return null
  if (email.verified) return <VerifiedAlready email={email.address} next={procedureAddress(procedure.id, stepAfter(procedure, 'code'))} />
  const at = Number(memory.get(mailedKey) ?? 0)
  const mailed: Mailed = {
    ...nothingMailed,
    mailedId: codeId ?? '',
    email: email.address,
    resendAt: at === 0 ? 0 : at + usualPauseMs,
    resendsLeft: 1,
    ...later,
  }
  const resend = async () => {
    if (codeId === null) return
    try {
      setLater(mailedNow(await call(resendCode, { params: { id: codeId } }), Date.now()))
    } catch (error) {
      if (error instanceof CallFailed) {
        const { code, facts } = error.problem
        if (code === 'resend-too-early') setLater({ ...later, resendAt: Date.now() + Number(facts?.resendAfter ?? 30) * 1000 })
        if (code === 'code-used-up') setLater({ ...later, resendsLeft: 0 })
      }
      throw error
    }
  }
  return (
    <>
      <p>{t.sentTo(email.address)}</p>
      <CodeForm
        mailed={mailed}
        restart={procedureAddress(procedure.id, 'email')}
        problems={signupProblems}
        resend={resend}
        verify={(code) => answer({ step: 'code', code })}
      />
    </>
  )
}
