import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Faq } from '../faq/Faq.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { WhatWasApplied } from '../services/WhatWasApplied.tsx'
import { partyTexts } from './texts.ts'

export function DonePage() {
  const t = useTexts(partyTexts)
  const { flow, facts } = useProcedure().procedure
  const skipped = flow === 'buyer' && facts.answers.present === false
  return (
    <>
      <div className="finish">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <p>{t.thanks}</p>
        <p className="text-quiet">{skipped ? t.skippedMore : t.thanksMore}</p>
      </div>
      <WhatWasApplied />
      <GoOn answer={{ step: 'done' }} label={t.close} />
      <Faq about={flow === 'services' ? 'after-delivery' : 'dealer'} />
    </>
  )
}
