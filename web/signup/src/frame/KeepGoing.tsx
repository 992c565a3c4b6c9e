import { mailResumeLink } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { lending } from '@tsunagu/kit/lent/lent.ts'
import { LocalMailHint } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { signupProblems } from '../problems.ts'
import { useProcedure } from './procedure.ts'
import { frameTexts } from './texts.ts'

/** Stopping here: what stays, and a link by mail that leads back (IMP-01). */
export function KeepGoing() {
  const t = useTexts(frameTexts)
  const { format } = useLanguage()
  const { procedure } = useProcedure()
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  const act = useAct(signupProblems)
  const { account, email } = procedure.facts
  const address = account?.email ?? (email?.verified ? email.address : null)
  const send = () =>
    act.run(async () => {
      await call(mailResumeLink, { params: { procedureId: procedure.id } })
      setSent(true)
    })
  return (
    <>
      <Button kind="quiet" icon="clock" onPress={() => setOpen(true)}>
        {t.later}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t.laterTitle}>
        <div className="flex flex-col gap-5">
          <p>{lending() ? t.laterLent : t.laterHere(format.dateTime(procedure.expiresAt))}</p>
          <p className="text-quiet">{address ? t.laterMail : t.laterNone}</p>
          {address ? (
            <>
              <p className="type-small">{t.laterTo(address)}</p>
              <Wrong>{act.wrong}</Wrong>
              <div role="status">{sent ? t.laterSent : null}</div>
              {sent ? <LocalMailHint email={address} /> : null}
              <Button kind="primary" icon="mail" wide pending={act.pending} onPress={() => void send()}>
                {t.laterSend}
              </Button>
            </>
          ) : null}
        </div>
      </Sheet>
    </>
  )
}
