import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { useProcedure } from './procedure.ts'
import { frameTexts } from './texts.ts'

/** Whether what was typed lies at the centre, and since when. Only trouble is read out: a save at each pause would drown a screen reader. */
export function SavedLine() {
  const t = useTexts(frameTexts)
  const { saving } = useProcedure()
  const now = useNow()
  const look: Record<typeof saving.is, [IconName, string]> = {
    saved: [
      'check',
      saving.is === 'saved' && saving.at !== null ? t.savedAgo(Math.max(0, Math.floor((now - saving.at) / 60_000))) : t.savedBefore,
    ],
    saving: ['refresh', t.saving],
    waiting: ['wifi-off', t.waiting],
    newer: ['warning', t.notSaved],
    refused: ['warning', t.notSaved],
  }
  const [icon, text] = look[saving.is]
  const trouble = saving.is === 'waiting' || saving.is === 'refused'
  return (
    <p className="saved-line" data-trouble={trouble || undefined} {...(trouble ? { role: 'status' } : {})}>
      <Icon name={icon} size={16} />
      {text}
    </p>
  )
}
