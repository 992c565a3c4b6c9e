import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState } from '@tsunagu/kit/States.tsx'
import { unitTexts } from './texts.ts'

/** In place of whatever must not be read or typed while driving (GEN-07). */
export function Restricted() {
  const t = useTexts(unitTexts)
  return (
    <EmptyState icon="gauge" title={t.restricted}>
      {t.restrictedMore}
    </EmptyState>
  )
}
