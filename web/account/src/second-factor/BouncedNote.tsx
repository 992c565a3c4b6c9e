import { Banner } from '@tsunagu/kit/Banner.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { detailsTexts } from '../details/texts.ts'
import { useSecondFactor } from './factor.ts'
import { factorTexts, smsStateTexts } from './texts.ts'

/** Mails come back: what that means, where essential news go meanwhile, and whether the newest SMS arrived (IMP-36). */
export function BouncedNote({ email }: { email: string }) {
  const t = useTexts(detailsTexts)
  const words = useTexts(factorTexts)
  const states = useTexts(smsStateTexts)
  const { format } = useLanguage()
  const { data } = useSecondFactor()
  const verified = data !== undefined && data.phoneVerifiedAt !== null
  const last = verified ? data.lastSms : null
  const unverified = data !== undefined && !verified && data.mode !== 'off'
  return (
    <Banner
      tone="caution"
      title={t.bounced}
      action={unverified ? <LinkButton href="/account/phone">{words.verifyPhone}</LinkButton> : undefined}
    >
      <p>{t.bouncedMore(email)}</p>
      {verified ? <p>{words.bouncedSms(nationalPhone(data.phone))}</p> : null}
      {unverified ? <p>{words.bouncedNoPhone}</p> : null}
      {last ? (
        <p>
          {words.lastSms(format.date(last.at))}
          {states[last.state]}
        </p>
      ) : null}
    </Banner>
  )
}
