import { resendCode, verifyCode } from '@tsunagu/contract/accounts.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { CodeField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../frame/act.ts'
import { Wrong } from '../frame/Wrong.tsx'
import { LocalMailHint, MailHint } from './MailHint.tsx'
import { type Mailed, mailedNow } from './mailed.ts'
import { useSecondsUntil } from './seconds.ts'
import { mailedCodeTexts } from './texts.ts'

interface CodeFormProps {
  mailed: Mailed
  onMailed: (mailed: Mailed) => void
  /** The code was right. */
  onVerified: () => void
  /** Address of the first step. */
  restart: string
}

/** The mailed six digits: one field, checked as soon as the last digit stands; what is wrong is said at the field (ACC-11). */
export function CodeForm({ mailed, onMailed, onVerified, restart }: CodeFormProps) {
  const t = useTexts(mailedCodeTexts)
  const act = useAct()
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const verify = (written: string) =>
    act.run(async () => {
      try {
        await call(verifyCode, { params: { id: mailed.mailedId }, body: { code: written } })
      } catch (error) {
        setCode('')
        throw error
      }
      onVerified()
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
          note={<Expiry at={mailed.expiresAt} />}
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
      <LocalMailHint email={mailed.email} />
      <Resend
        mailed={mailed}
        restart={restart}
        onMailed={(next) => {
          onMailed(next)
          setCode('')
          act.clear()
        }}
      />
      <MailHint />
    </div>
  )
}

function Expiry({ at }: { at: number }) {
  const t = useTexts(mailedCodeTexts)
  const seconds = useSecondsUntil(at)
  return seconds > 0 ? t.expiresIn(Math.ceil(seconds / 60)) : t.expired
}

function Resend({ mailed, restart, onMailed }: { mailed: Mailed; restart: string; onMailed: (mailed: Mailed) => void }) {
  const t = useTexts(mailedCodeTexts)
  const act = useAct()
  const wait = useSecondsUntil(mailed.resendAt)
  if (mailed.resendsLeft <= 0)
    return (
      <Banner tone="caution" action={<LinkButton href={restart}>{t.startAgain}</LinkButton>}>
        {t.noResends}
      </Banner>
    )
  const resend = () =>
    act.run(async () => {
      const answer = await call(resendCode, { params: { id: mailed.mailedId } })
      onMailed({ ...mailed, ...mailedNow(answer, Date.now()) })
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
