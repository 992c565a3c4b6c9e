import type { CarState } from '@tsunagu/contract/remote.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { remoteTexts } from '../remote/texts.ts'

/** Locked or not, in the largest letters of the page, with its age. */
export function LockState({ state: { locked } }: { state: CarState }) {
  const t = useTexts(remoteTexts)
  const word = locked === null ? 'unknown' : locked.value ? 'locked' : 'open'
  return (
    <div className="lock-state" data-lock={word} data-stale={locked?.old || undefined}>
      <span className="lock-mark">
        <Icon name={word === 'open' ? 'unlock' : word === 'locked' ? 'lock' : 'info'} size={26} />
      </span>
      <div>
        <p className="lock-word">{word === 'locked' ? t.locked : word === 'open' ? t.unlocked : t.lockUnknown}</p>
        <AgeText at={locked?.measuredAt ?? null} {...(locked ? { old: locked.old, why: locked.why } : {})} />
      </div>
    </div>
  )
}
