import { useTexts } from '@tsunagu/kit/language.tsx'
import { has, useStaff } from '../session.ts'
import { Switcher } from '../shell/Switcher.tsx'
import { useIdentityChanges, useReviewCount } from './reviews.ts'
import { reviewTexts } from './texts.ts'

/** The two queues of a reviewer, and what is decided. Changes of identity are a reviewer's alone. */
export function ReviewsSwitcher({ current }: { current: string }) {
  const t = useTexts(reviewTexts)
  const reviewer = has(useStaff(), 'reviewer')
  const count = useReviewCount(true)
  const changes = useIdentityChanges(reviewer).data?.length ?? 0
  return (
    <Switcher
      label={t.views}
      current={current}
      views={[
        { href: '/dealer/reviews', label: t.waiting, ...(count > 0 ? { count } : {}) },
        ...(reviewer ? [{ href: '/dealer/identity-changes', label: t.changes, ...(changes > 0 ? { count: changes } : {}) }] : []),
        { href: '/dealer/reviews?show=decided', label: t.decided },
      ]}
    />
  )
}
