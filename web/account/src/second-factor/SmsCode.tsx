import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { textedCode } from '@tsunagu/contract/second-factor.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { useLocalMailbox } from '@tsunagu/kit/mailed-code/local-mailbox.ts'
import { mailedNow, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { useMemo } from 'react'
import type * as z from 'zod'
import { factorProblems, factorTexts, smsStateTexts } from './texts.ts'

export type Texted = z.output<typeof textedCode>

interface SmsCodeProps {
  /** As the centre answered when it was asked for. */
  first: Texted
  read: (signal: AbortSignal) => Promise<Texted>
  verify: (code: string) => Promise<unknown>
  resend: () => Promise<Texted>
  /** Where one begins again when no more may be sent. */
  restart: string
}

/** The six digits of an SMS, and whether it arrived: looked at every two seconds until that is known. */
export function SmsCode({ first, read, verify, resend, restart }: SmsCodeProps) {
  const client = useQueryClient()
  const key = ['sms-code', first.id]
  const { data: texted = first } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    initialData: first,
    refetchInterval: ({ state }) => (isEnd(state.data?.delivery) ? false : 2000),
    retry: false,
  })
  // the centre tells how long; from when, this device knows best when the answer came
  const mailed = useMemo(() => ({ ...nothingMailed, ...mailedNow(texted, Date.now()) }), [texted])
  return (
    <CodeForm
      mailed={mailed}
      verify={verify}
      resend={async () => {
        client.setQueryData(key, await resend())
      }}
      restart={restart}
      problems={factorProblems}
      hints={<SmsHints texted={texted} />}
    />
  )
}

const isEnd = (state: Texted['delivery'] | undefined) => state === 'delivered' || state === 'undelivered' || state === 'failed'

function SmsHints({ texted: { phone, delivery } }: { texted: Texted }) {
  const t = useTexts(factorTexts)
  const states = useTexts(smsStateTexts)
  const lost = delivery === 'undelivered' || delivery === 'failed'
  const local = useLocalMailbox()
  // before the sign-in only the end of the number is known
  const to = phone.startsWith('+') ? `?to=${encodeURIComponent(phone)}` : ''
  return (
    <>
      <div role="status">
        {lost ? (
          <Banner tone="caution">{states[delivery]}</Banner>
        ) : (
          <p className="type-small text-quiet">{states[delivery ?? 'waiting']}</p>
        )}
      </div>
      {local ? (
        <Banner
          tone="info"
          icon="phone"
          action={
            <Link href={`/mailbox${to}`} external>
              {t.openLocal}
            </Link>
          }
        >
          {t.local}
        </Banner>
      ) : null}
      <details className="mail-hint">
        <summary>{t.noSms}</summary>
        <ul>
          <li>{t.reception}</li>
          <li>{t.blocked}</li>
          <li>{t.lost}</li>
        </ul>
      </details>
    </>
  )
}
