import { useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { Page } from '../shell/Page.tsx'
import { Switcher } from '../shell/Switcher.tsx'
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
        <Switcher
          label={t.views}
          current={`/dealer/${of}`}
          views={[
            { href: '/dealer/staff', label: t.staff },
            { href: '/dealer/dealers', label: t.dealers },
            { href: '/dealer/models', label: t.models },
          ]}
        />
        {action}
      </div>
      {children}
    </Page>
  )
}
