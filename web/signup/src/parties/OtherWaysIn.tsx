import { makeUserLink } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { LocalMailHint } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import * as z from 'zod'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { partyTexts } from './texts.ts'

/** For whoever cannot scan: the address, eight digits, a mail (USR-12, IMP-24). */
export function OtherWaysIn({ link }: { link: { url: string; joinCode: string; joinExpiresAt: string } }) {
  const t = useTexts(partyTexts)
  const { format } = useLanguage()
  const [failed, setFailed] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url)
      toast(t.copied, 'good')
    } catch {
      setFailed(true)
    }
  }
  const spaced = `${link.joinCode.slice(0, 4)} ${link.joinCode.slice(4)}`
  return (
    <details className="other-ways">
      <summary>{t.cannotScan}</summary>
      <div className="flex flex-col gap-5 pt-3">
        <div className="flex flex-col gap-3">
          <Button icon="copy" wide onPress={() => void copy()}>
            {t.copy}
          </Button>
          {failed ? (
            <p className="type-small" role="status">
              {t.copyFailed}
              <br />
              <span className="select-all">{link.url}</span>
            </p>
          ) : null}
        </div>
        <div>
          <p className="field-label">{t.code}</p>
          <p className="join-code" aria-label={t.codeSpoken([...link.joinCode].join(' '))} role="img">
            {spaced}
          </p>
          <p className="type-small text-quiet">{t.codeMore(`${location.host}/signup/join`)}</p>
          <p className="type-note text-quiet">{t.codeUntil(format.time(link.joinExpiresAt))}</p>
        </div>
        <SendByMail />
      </div>
    </details>
  )
}

function SendByMail() {
  const t = useTexts(partyTexts)
  const { procedure, refresh } = useProcedure()
  const [sent, setSent] = useState('')
  const form = useForm({
    initial: { sendTo: '' },
    check: ({ sendTo }) => ({
      sendTo: z.email().safeParse(sendTo.trim()).success ? undefined : sendTo.trim() === '' ? 'required' : 'email',
    }),
    send: async ({ sendTo }) => {
      await call(makeUserLink, { params: { procedureId: procedure.id }, body: { sendTo } })
      setSent(sendTo)
      toast(t.mailSent, 'good')
      await refresh()
    },
  })
  return (
    <Form form={form} labels={{ sendTo: t.mailTo }} problems={signupProblems}>
      <TextField label={t.mailTo} type="email" inputMode="email" autoComplete="off" {...form.field('sendTo')} />
      {sent ? <LocalMailHint email={sent} /> : null}
      <Button icon="mail" type="submit" wide pending={form.pending}>
        {t.mail}
      </Button>
    </Form>
  )
}
