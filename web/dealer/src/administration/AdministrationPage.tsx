import { useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { Page } from '../shell/Page.tsx'
import { AdministrationSwitcher } from './AdministrationSwitcher.tsx'
import { administrationTexts } from './texts.ts'

/** The frame of the three lists. */
export function AdministrationPage({
  of,
  action,
  children,
}: {
  of: 'staff' | 'dealers' | 'models'
  action: ReactNode
  children: ReactNode
}) {
  const t = useTexts(administrationTexts)
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="toolbar">
        <AdministrationSwitcher current={`/dealer/${of}`} />
        {action}
      </div>
      {children}
    </Page>
  )
}
