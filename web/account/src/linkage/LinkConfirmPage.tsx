import { Navigate, useRouter } from '@tanstack/react-router'
import { linkCard } from '@tsunagu/contract/linkage.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { FoundService } from './FoundService.tsx'
import { linkingAt, shownOf, useLinking } from './flow.ts'
import { useSetLinkage } from './linkage.ts'
import { linkageProblems, linkageTexts } from './texts.ts'

/** Procedure ①, step 10: what was found, and 登録. */
export function LinkConfirmPage() {
  const t = useTexts(linkageTexts)
  const { draft } = useLinking()
  const setLinkage = useSetLinkage()
  const router = useRouter()
  const act = useAct(linkageProblems)
  const shows = shownOf(draft)
  if (!shows || draft.checkId === '') return <Navigate to={linkingAt('identity')} replace />
  const register = () =>
    act.run(async () => {
      setLinkage(await call(linkCard, { body: { checkId: draft.checkId } }))
      router.history.replace('/account/linkage/done')
    })
  return (
    <div className="flex flex-col gap-6">
      <FoundService shows={shows} />
      <Wrong>{act.wrong}</Wrong>
      <div className="flex flex-col gap-3">
        {act.code === 'check-over' ? null : (
          <Button kind="primary" wide pending={act.pending} onPress={() => void register()}>
            {t.register}
          </Button>
        )}
        <LinkButton href={linkingAt('identity')} wide>
          {t.change}
        </LinkButton>
      </div>
    </div>
  )
}
