import { Badge } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { identityTexts } from './texts.ts'

/** A field whose value was read with low confidence. */
export function Marked({ when, children }: { when: boolean; children: ReactNode }) {
  const t = useTexts(identityTexts)
  if (!when) return children
  return (
    <div className="marked">
      <Badge tone="caution" icon="warning">
        {t.unsure}
      </Badge>
      {children}
    </div>
  )
}
