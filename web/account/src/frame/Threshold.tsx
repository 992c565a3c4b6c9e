import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import type { ReactNode } from 'react'
import { frameTexts } from './texts.ts'

/** Before one is in: sign-in, registration. On a desktop a calm picture stands beside; staff see at once that this is not the owners' door. */
export function Threshold({ staff = false, children }: { staff?: boolean; children: ReactNode }) {
  const t = useTexts(frameTexts)
  const both = useBoth()
  return (
    <div className="threshold" data-staff={staff || undefined}>
      <aside className="threshold-aside">
        <p className="threshold-motto">{staff ? t.staffMotto : t.motto}</p>
        <p className="threshold-more">{staff ? t.staffMottoMore : t.mottoMore}</p>
        <Road />
      </aside>
      <AppShell name={both(brand.account)} home={staff ? '/account/staff' : '/'} actions={<QuickPreferences />}>
        <div className="threshold-inside">{children}</div>
      </AppShell>
    </div>
  )
}

/** A road over hills, of our own drawing. */
function Road() {
  return (
    <svg className="threshold-road" viewBox="0 0 600 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true" fill="none">
      <circle cx="430" cy="96" r="42" className="road-sun" />
      <path d="M0 250C90 190 170 186 250 224s170 44 350-52v250H0z" className="road-far" />
      <path d="M0 312c120-70 250-40 330-6s190 26 270-30v146H0z" className="road-near" />
      <path d="M196 420c36-62 118-66 150-96s-18-44-8-62 46-22 62-38" className="road-line" />
    </svg>
  )
}
