import { useDraft } from '@tsunagu/kit/draft.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { useEffect } from 'react'
import { ownAddress, signInAddress } from '../frame/return.ts'
import { useQueryWord } from '../frame/search.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { emptyReset } from './flow.ts'
import { resetTexts } from './texts.ts'

export function ResetDonePage() {
  const t = useTexts(resetTexts)
  const next = ownAddress(useQueryWord('next')) ?? signInAddress('/')
  useTitle(t.doneTitle)
  // Here and not on the way: a step without its draft would lead back to the first one.
  const [, , forget] = useDraft('password-reset', emptyReset)
  useEffect(forget, [forget])
  return (
    <Threshold>
      <div className="flex flex-col gap-6">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <PageHeader title={t.doneTitle} lead={t.doneLead} />
        <LinkButton href={next} kind="primary" wide>
          {t.signIn}
        </LinkButton>
      </div>
    </Threshold>
  )
}
