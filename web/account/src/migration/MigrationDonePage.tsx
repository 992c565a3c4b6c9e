import { brand } from '@tsunagu/contract/brand.ts'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { useEffect } from 'react'
import { useMeQuery } from '../details/me.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { emptyDetails } from './details.ts'
import { emptyMigrating } from './flow.ts'
import { migrationTexts } from './texts.ts'

/** Procedure ②, step 10: account and link are there; the way on leads into My LEXUS (MIG-11). */
export function MigrationDonePage() {
  const t = useTexts(migrationTexts)
  const both = useBoth()
  const me = useMeQuery()
  useTitle(t.doneFlowTitle)
  // here and not on the way: a step without its draft would lead back to the first one
  const [, , forget] = useDraft('migration', emptyMigrating)
  const [, , forgetDetails] = useDraft('migration-details', emptyDetails)
  useEffect(() => {
    forget()
    forgetDetails()
  }, [forget, forgetDetails])
  return (
    <Threshold>
      <div className="flex flex-col gap-6">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <PageHeader title={t.doneFlowTitle} lead={me.data ? t.doneFlowLead(me.data.email) : undefined} />
        <p className="text-quiet">{t.goOnMore(both(brand.product))}</p>
        <LinkButton href="/" kind="primary" wide>
          {t.goOn}
        </LinkButton>
      </div>
    </Threshold>
  )
}
