import type { StatedParty } from '@tsunagu/contract/signup.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { shownAddress, shownPostalCode } from '../purchases/shown.ts'
import { purchaseTexts } from './texts.ts'

/** What the customer told the staff. */
export function StatedPairs({ stated }: { stated: StatedParty }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  const pairs: [string, string | null][] = [
    [t.kind, t[stated.kind]],
    [stated.kind === 'corporation' ? t.corporateName : t.name, stated.name],
    [t.kana, stated.kana],
    [t.birthDate, stated.birthDate ? format.date(`${stated.birthDate}T00:00:00+09:00`) : null],
    [t.address, `${shownPostalCode(stated.address.postalCode)} ${shownAddress(stated.address)}`],
    [t.phone, stated.phone ? nationalPhone(stated.phone) : null],
    [t.email, stated.email],
  ]
  return (
    <dl className="lane-facts">
      {pairs.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
