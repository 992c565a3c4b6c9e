import { Outlet } from '@tanstack/react-router'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { StepFlow } from '@tsunagu/kit/StepFlow.tsx'
import { usePlace } from '../frame/place.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { emptyReset, ResetContext, useResetSteps } from './flow.ts'
import { resetTexts } from './texts.ts'

/** The way back in for whoever lost the password: address, code, new password. */
export function ResetFlow() {
  const t = useTexts(resetTexts)
  const [draft, setDraft, forget] = useDraft('password-reset', emptyReset)
  const { uid, at } = useResetSteps()
  const steps = [
    { href: at('email'), title: t.emailTitle },
    { href: at('code'), title: t.codeTitle },
    { href: at('password'), title: t.passwordTitle },
  ]
  const place = usePlace(steps)
  const leads = [t.emailLead, undefined, t.passwordLead]
  useTitle(place === 0 ? t.page : `${steps[place]?.title} — ${t.page}`)
  return (
    <ResetContext value={{ draft, setDraft, forget }}>
      <Threshold>
        <StepFlow
          steps={steps}
          current={steps[place]?.href ?? ''}
          lead={leads[place]}
          {...(uid ? { leave: `/account/sign-in/${encodeURIComponent(uid)}` } : {})}
        >
          <Outlet />
        </StepFlow>
      </Threshold>
    </ResetContext>
  )
}
