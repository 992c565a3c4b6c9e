import { Badge } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { reviewTexts } from './texts.ts'
import { timeLeft } from './time-left.ts'

/** The clock of a case, ticking; overdue is said in words and with a sign. */
export function DueBadge({ dueAt }: { dueAt: string }) {
  const t = useTexts(reviewTexts)
  const { over, days, hours, soon } = timeLeft(dueAt, useNow())
  if (over)
    return (
      <Badge tone="danger" icon="warning">
        {t.overdue(days, hours)}
      </Badge>
    )
  return (
    <Badge tone={soon ? 'caution' : 'plain'} icon="clock">
      {t.left(days, hours)}
    </Badge>
  )
}
