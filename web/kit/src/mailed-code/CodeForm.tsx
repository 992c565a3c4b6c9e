import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAct } from '../act.ts'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import { LinkButton } from '../Link.tsx'
import { useTexts } from '../language.tsx'
import type { ProblemSentences } from '../problems.ts'
import { CodeField } from '../TextField.tsx'
import { toast } from '../Toast.tsx'
import { Wrong } from '../Wrong.tsx'
import { LocalMailHint, MailHint } from './MailHint.tsx'
import type { Mailed } from './mailed.ts'
import { useSecondsUntil } from './seconds.ts'
import { mailedCodeTexts } from './texts.ts'

interface CodeFormProps {
  mailed: Mailed
  /** Gives the code to the centre; throws CallFailed when it was wrong. What follows a right one is its own. */
  verify: (code: string) => Promise<unknown>
  /** Has another code mailed and keeps what the centre says about it. */
  resend: () => Promise<unknown>
  /** Address of the first step. */
  restart: string
  /** The address is not said, because this browser has not yet shown that it may know it. */
  hidden?: boolean
  /** The code came another way than by mail: what to know about that, in place of the hints about mails. */
  hints?: ReactNode
  problems?: ProblemSentences
}

/** The mailed six digits: one field, checked as soon as the last digit stands; what is wrong is said at the field (ACC-11). */
export function CodeForm({ mailed, verify: give, resend, restart, hidden = false, hints, problems }: CodeFormProps) {
  const t = useTexts(mailedCodeTexts)
  const act = useAct(problems)
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const verify = (written: string) =>
    act.run(async () => {
      try {
        await give(written)
      } catch (error) {
        setCode('')
        throw error
      }
    })
  useEffect(() => {
    if (act.wrong) form.current?.querySelector('input')?.focus()
  }, [act.wrong])
  return (
    <div className="flex flex-col gap-6">
      <form
        ref={form}
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void verify(code)
        }}
      >
        <CodeField
          label={t.code}
          name="code"
          note={mailed.expiresAt > 0 ? <Expiry at={mailed.expiresAt} /> : undefined}
          value={code}
          onChange={setCode}
          onComplete={(written) => void verify(written)}
          error={act.wrong ?? undefined}
          autoFocus
        />
        <Button kind="primary" type="submit" wide pending={act.pending}>
          {t.submit}
        </Button>
      </form>
      {hints ?? (hidden ? null : <LocalMailHint email={mailed.email} />)}
      <Resend
        mailed={mailed}
        restart={restart}
        resend={async () => {
          await resend()
          setCode('')
          act.clear()
        }}
        {...(problems ? { problems } : {})}
      />
      {hints ? null : <MailHint />}
    </div>
  )
}

function Expiry({ at }: { at: number }) {
  const t = useTexts(mailedCodeTexts)
  const seconds = useSecondsUntil(at)
  return seconds > 0 ? t.expiresIn(Math.ceil(seconds / 60)) : t.expired
}

type ResendProps = Pick<CodeFormProps, 'mailed' | 'restart' | 'resend' | 'problems'>
function Resend({ mailed, restart, resend: ask, problems }: ResendProps) {
  const t = useTexts(mailedCodeTexts)
  const act = useAct(problems)
  const wait = useSecondsUntil(mailed.resendAt)
  if (mailed.resendsLeft <= 0)
    return (
      <Banner tone="caution" action={<LinkButton href={restart}>{t.startAgain}</LinkButton>}>
        {t.noResends}
      </Banner>
    )
  const resend = () =>
    act.run(async () => {
      await ask()
      toast(t.resent, 'good')
    })
  return (
    <div className="flex flex-col gap-3">
      <Wrong>{act.wrong}</Wrong>
      <Button
        icon="refresh"
        wide
        pending={act.pending}
        disabledReason={wait > 0 ? t.resendIn(wait) : undefined}
        onPress={() => void resend()}
      >
        {t.resend}
      </Button>
    </div>
  )
}
