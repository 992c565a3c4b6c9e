import { brand } from '@tsunagu/contract/brand.ts'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { useEffect } from 'react'
import { useTitle } from '../frame/title.ts'
import { emptyLinking } from './flow.ts'
import { linkageTexts } from './texts.ts'

/** Procedure ①, step 11: from here to the renewed top page (MIG-19). */
export function LinkDonePage() {
  const t = useTexts(linkageTexts)
  const both = useBoth()
  useTitle(t.doneTitle)
  // here and not on the way: a step without its draft would lead back to the first one
  const [, , forget] = useDraft('linkage', emptyLinking)
  useEffect(forget, [forget])
  return (
    <div className="flex flex-col gap-6">
      <span className="halo">
        <Icon name="check" size={30} />
      </span>
      <PageHeader title={t.doneTitle} lead={t.doneLead} />
      <div className="flex flex-col gap-3">
        <LinkButton href="/" kind="primary" wide>
          {t.toTop(both(brand.product))}
        </LinkButton>
        <LinkButton href="/account/linkage" wide>
          {t.toList}
        </LinkButton>
      </div>
    </div>
  )
}
