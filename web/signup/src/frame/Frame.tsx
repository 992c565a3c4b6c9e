import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { useBoth } from '@tsunagu/kit/language.tsx'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import type { ReactNode } from 'react'

/** One calm column on every screen; language and theme at the top right at any time. */
export function Frame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const both = useBoth()
  return (
    <AppShell name={both(brand.product)} home="/signup/" actions={<QuickPreferences />}>
      <div className="signup-page" data-wide={wide || undefined}>
        {children}
      </div>
    </AppShell>
  )
}
