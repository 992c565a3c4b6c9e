import { brand } from '@tsunagu/contract/brand.ts'
import { oldSite } from '@tsunagu/contract/linkage.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import { useMeQuery } from '../details/me.ts'
import { useQueryWord } from '../frame/search.ts'
import { useTitle } from '../frame/title.ts'
import { useLinkage } from '../linkage/linkage.ts'
import { EndedTable } from './EndedTable.tsx'
import { Helper } from './Helper.tsx'
import { OldRecords } from './OldRecords.tsx'
import { migrationTexts } from './texts.ts'

/** For who comes from the old owner's site, by the menu or by an old address (`from`): what became of it and what to do (MIG-01 … 04, 12 … 17). */
export function MigrationPage() {
  const t = useTexts(migrationTexts)
  const both = useBoth()
  const { format } = useLanguage()
  const me = useMeQuery()
  const linkage = useLinkage(me.isSuccess)
  const from = useQueryWord('from')
  useTitle(t.title)
  const [product, endedOn] = [both(brand.product), format.date(oldSite.endedOn)]
  return (
    <AppShell name={both(brand.account)} home="/" actions={<QuickPreferences />}>
      <div className="account-page mx-auto">
        <PageHeader title={t.title} lead={t.lead(product, format.date(oldSite.renewedOn))} />
        {from === 'login' ? (
          <Banner tone="caution" title={t.loginTitle}>
            {t.loginMore(endedOn)}
          </Banner>
        ) : from === 'site' ? (
          <Banner tone="info" title={t.movedTitle}>
            {t.movedMore(product)}
          </Banner>
        ) : from ? (
          <Banner tone="info" title={t.goneTitle}>
            {t.goneMore}
          </Banner>
        ) : null}
        <Section title={t.helperTitle}>
          <Helper />
        </Section>
        <Section title={t.endedTitle}>
          <p className="type-small text-quiet">{t.endedMore(endedOn)}</p>
          <EndedTable asked={from} />
          {linkage.data?.hasOldRecords ? null : <p className="type-small text-quiet">{t.recordsLater}</p>}
        </Section>
        {linkage.data?.hasOldRecords ? <OldRecords /> : null}
      </div>
    </AppShell>
  )
}
