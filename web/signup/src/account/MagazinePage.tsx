import { Card } from '@tsunagu/kit/Card.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { accountTexts } from './texts.ts'

/** Never ticked by us (PDL-26). */
export function MagazinePage() {
  const t = useTexts(accountTexts)
  const { draft, setDraft } = useProcedure()
  const subscribe = draft.subscribe === true
  return (
    <>
      <Card>
        <Checkbox name="subscribe" selected={subscribe} onChange={(now) => setDraft({ subscribe: now })} about={t.magazineMore}>
          {t.magazine}
        </Checkbox>
      </Card>
      <GoOn answer={{ step: 'magazine', subscribe }} />
    </>
  )
}
