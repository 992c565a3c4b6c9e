import { Outlet } from '@tanstack/react-router'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { StepFlow } from '@tsunagu/kit/StepFlow.tsx'
import { useMe } from '../details/me.ts'
import { usePlace } from '../frame/place.ts'
import { useTitle } from '../frame/title.ts'
import { emptyLinking, LinkingContext, linkingAt } from './flow.ts'
import { linkageTexts } from './texts.ts'

/** Procedure ①, steps 8 to 10: cautions, card and person, what was found; each an address. */
export function LinkFlow() {
  const t = useTexts(linkageTexts)
  const { name, kana } = useMe()
  const [draft, setDraft] = useDraft('linkage', { ...emptyLinking, name, kana })
  const steps = [
    { href: linkingAt('cautions'), title: t.cautionsTitle },
    { href: linkingAt('identity'), title: t.identityTitle },
    { href: linkingAt('confirm'), title: t.confirmTitle },
  ]
  const place = usePlace(steps)
  useTitle(`${steps[place]?.title} — ${t.flow}`)
  return (
    <LinkingContext value={{ draft, setDraft }}>
      <StepFlow
        steps={steps}
        current={steps[place]?.href ?? ''}
        leave="/account/linkage"
        lead={[undefined, t.identityLead, t.confirmLead][place]}
      >
        <Outlet />
      </StepFlow>
    </LinkingContext>
  )
}
