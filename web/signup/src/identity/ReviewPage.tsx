import { DetailsPairs } from '@tsunagu/kit/details/DetailsPairs.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { procedureAddress } from '../frame/addresses.ts'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { frameTexts } from '../frame/texts.ts'
import { identityTexts } from './texts.ts'

/** The last look; only here the account is made or changed (BUY-26, BUY-07). */
export function ReviewPage() {
  const t = useTexts(identityTexts)
  const next = useTexts(frameTexts).next
  const { procedure } = useProcedure()
  const { details, answers, account } = procedure.facts
  const isNew = answers.account === 'new'
  // once the account is there a second look makes none
  const fresh = isNew && account === null
  return (
    <>
      <p>{fresh ? t.reviewNew : t.reviewOld}</p>
      {details ? <DetailsPairs details={details} /> : null}
      <GoOn answer={{ step: 'review' }} label={fresh ? t.register : next} />
      <LinkButton href={procedureAddress(procedure.id, isNew ? 'details' : 'check-details')} icon="edit" wide>
        {t.change}
      </LinkButton>
    </>
  )
}
