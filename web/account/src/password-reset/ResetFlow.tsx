import { Outlet, useLocation } from '@tanstack/react-router'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { StepFlow } from '@tsunagu/kit/StepFlow.tsx'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { emptyReset, ResetContext, useResetSteps } from './flow.ts'
import { resetTexts } from './texts.ts'

/** The way back in for whoever lost the password: address, code, new password. */
export function ResetFlow() {
  const t = useTexts(resetTexts)
  const [draft, setDraft, forget] = useDraft('password-reset', emptyReset)
  const { uid, at } = useResetSteps()
  const here = useLocation({ select: ({ pathname }) => pathname })
  const steps = [
    { href: at('email'), title: t.emailTitle },
    { href: at('code'), title: t.codeTitle },
    { href: at('password'), title: t.passwordTitle },
  ]
  const place = Math.max(
    0,
    steps.findIndex(({ href }) => href.split('?')[0] === here),
  )
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
