import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { Keeper } from '../draft/keeper.ts'
import { useProcedure } from './procedure.ts'
import { frameTexts } from './texts.ts'

/** Two tabs: the person says which words count; neither is lost before that. */
export function NewerDraft({ keeper }: { keeper: Keeper }) {
  const t = useTexts(frameTexts)
  const { saving } = useProcedure()
  if (saving.is !== 'newer') return null
  return (
    <Banner
      tone="caution"
      title={t.newerTitle}
      live
      action={
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" onPress={keeper.takeNewer}>
            {t.takeNewer}
          </Button>
          <Button onPress={keeper.keepMine}>{t.keepMine}</Button>
        </div>
      }
    >
      {t.newerMore}
    </Banner>
  )
}
