import type { Presence } from '@tsunagu/contract/link.ts'
import { since } from '@tsunagu/kit/age.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { remoteTexts } from './texts.ts'

/** Whether the car is on the line, and when it was last heard. */
export function PresenceLine({ presence }: { presence: Presence }) {
  const t = useTexts(remoteTexts)
  const { language } = useLanguage()
  const now = useNow()
  const seen = presence.state === 'online' ? null : presence.lastSeenAt
  return (
    <p className="presence" data-presence={presence.state}>
      <span className="presence-dot" aria-hidden="true" />
      <span>{t[presence.state]}</span>
      {seen ? <span className="text-faint">・{t.lastSeen(since(seen, now, language))}</span> : null}
    </p>
  )
}
