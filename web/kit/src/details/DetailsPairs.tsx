import type { Details } from '@tsunagu/contract/profile.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Pair, Pairs } from '../Pairs.tsx'
import { nationalPhone } from '../phone.ts'
import { addressLine, postalText } from './details-form.ts'
import { detailsTexts } from './texts.ts'

/** All nine items of a person, or those of a corporation (ACC-22, ACC-25). */
export function DetailsPairs({ details }: { details: Details }) {
  const t = useTexts(detailsTexts)
  const { format } = useLanguage()
  const person = details.kind === 'individual'
  return (
    <Pairs>
      <Pair name={t.kindLabel}>{person ? t.individual : t.corporation}</Pair>
      {person || details.corporateNumber === null ? null : <Pair name={t.corporateNumber}>{details.corporateNumber}</Pair>}
      <Pair name={person ? t.name : t.corporationName}>{details.name}</Pair>
      <Pair name={person ? t.kana : t.corporationKana}>{details.kana}</Pair>
      {person ? (
        <>
          <Pair name={t.gender}>{t[details.gender]}</Pair>
          <Pair name={t.birthDate}>{format.date(details.birthDate)}</Pair>
        </>
      ) : null}
      <Pair name={t.postalCode}>{postalText(details.address.postalCode)}</Pair>
      <Pair name={t.address}>{addressLine(details.address)}</Pair>
      {!person && details.department ? <Pair name={t.department}>{details.department}</Pair> : null}
      <Pair name={t.contactPhone}>{nationalPhone(details.contactPhone)}</Pair>
      <Pair name={t.mobilePhone}>{nationalPhone(details.mobilePhone)}</Pair>
    </Pairs>
  )
}
