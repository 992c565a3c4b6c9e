import { Badge } from '@tsunagu/kit/Banner.tsx'
import type { IconName } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { PartyView } from './purchases.ts'
import { purchasesTexts } from './texts.ts'

type State = PartyView['state']
const tones: Record<State, 'plain' | 'accent' | 'good' | 'caution'> = {
  'not-begun': 'plain',
  'going-on': 'accent',
  'waits-for-staff': 'caution',
  registered: 'good',
  skipped: 'plain',
  closed: 'plain',
}
const icons: Partial<Record<State, IconName>> = { 'waits-for-staff': 'bell', registered: 'check' }

/** How far one person is, in a word. */
export function PartyBadge({ state }: { state: State }) {
  const t = useTexts(purchasesTexts)
  const words: Record<State, string> = {
    'not-begun': t['not-begun'],
    'going-on': t['going-on'],
    'waits-for-staff': t['waits-for-staff'],
    registered: t.party_registered,
    skipped: t.skipped,
    closed: t.party_closed,
  }
  const icon = icons[state]
  return (
    <Badge tone={tones[state]} {...(icon ? { icon } : {})}>
      {words[state]}
    </Badge>
  )
}
