import type { ReactNode } from 'react'
import { ageText, isStale } from './age.ts'
import type { Moment } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'
import { useNow } from './now.ts'
import { kitTexts } from './texts.ts'

export type Why = 'asleep' | 'no-signal' | 'charging' | 'not-reported'

interface AgeTextProps {
  /** When the car measured it; null: never. */
  at: Moment | null
  /** Whether it is old, where the centre knows; without it, age alone decides. */
  old?: boolean
  /** Minutes after which it is old, when `old` is not given. */
  staleAfter?: number
  /** Why it is old: a word of the centre, or a sentence; without it a general explanation stands there. */
  why?: Why | null
  reason?: ReactNode
  /** Only the age, the explanation stands elsewhere on the page. */
  short?: boolean
}

/** 「14:03 時点・25分前」, ticking. Old: greyed and explained (IMP-10). */
export function AgeText({ at, old, staleAfter = 30, why, reason, short = false }: AgeTextProps) {
  const t = useTexts(kitTexts)
  const { language } = useLanguage()
  const now = useNow()
  if (at === null)
    return (
      <span className="age" data-stale>
        {t.neverMeasured}
      </span>
    )
  const stale = old ?? isStale(at, now, staleAfter)
  const sentences = { asleep: t.staleAsleep, 'no-signal': t.staleNoSignal, charging: t.staleCharging, 'not-reported': t.staleNotReported }
  return (
    <span className="age" data-stale={stale || undefined}>
      <time dateTime={new Date(at).toISOString()}>{ageText(at, now, language)}</time>
      {stale && !short ? <span className="age-why">{reason ?? (why ? sentences[why] : t.staleWhy)}</span> : null}
    </span>
  )
}

/** Whether a value of this moment should be greyed. */
export function useStale(at: Moment | null, staleAfter = 30): boolean {
  const now = useNow()
  return at === null || isStale(at, now, staleAfter)
}
