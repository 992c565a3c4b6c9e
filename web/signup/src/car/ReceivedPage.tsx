import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { accountMailDomain } from '@tsunagu/kit/mailed-code/MailHint.tsx'
import { Faq } from '../faq/Faq.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { carTexts } from './texts.ts'

/** Received, with its number for the telephone, and what happens now (PDL-13 … 16). */
export function ReceivedPage() {
  const t = useTexts(carTexts)
  const { registration } = useProcedure().procedure.facts
  return (
    <>
      {registration ? (
        <div className="receipt">
          <span className="type-small text-quiet">{t.receipt}</span>
          <span className="receipt-number">{registration.receipt}</span>
        </div>
      ) : null}
      <ol className="points">
        {[t.next1, t.next2, t.next3, t.next4].map((point) => (
          <li key={point}>
            <Icon name="check" size={18} />
            <span>{point}</span>
          </li>
        ))}
      </ol>
      <p className="type-small text-quiet">{t.filter(accountMailDomain)}</p>
      <LinkButton href="/signup/status" wide>
        {t.status}
      </LinkButton>
      <GoOn answer={{ step: 'received' }} label={t.close} />
      <Faq about="after-delivery" />
    </>
  )
}
