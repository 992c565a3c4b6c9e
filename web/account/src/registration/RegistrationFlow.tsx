import { Outlet } from '@tanstack/react-router'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { StepFlow } from '@tsunagu/kit/StepFlow.tsx'
import { useEffect } from 'react'
import { usePlace } from '../frame/place.ts'
import { signInAddress } from '../frame/return.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { emptyRegistration, RegistrationContext, useRegistrationSteps } from './flow.ts'
import { registrationTexts } from './texts.ts'

/** Three questions, an address each; what was written stays through Back and reload (never the password or the code). */
export function RegistrationFlow() {
  const t = useTexts(registrationTexts)
  const [draft, setDraft, forget] = useDraft('registration', emptyRegistration)
  const { uid, at } = useRegistrationSteps()
  const steps = [
    { href: at('email'), title: t.emailTitle },
    { href: at('code'), title: t.codeTitle },
    { href: at('details'), title: t.detailsTitle },
  ]
  const place = usePlace(steps)
  const leads = [t.emailLead, undefined, t.detailsLead]
  useTitle(`${steps[place]?.title} — ${t.page}`)
  // Without a sign-in to carry on, the provider begins one and sends the person here again, with its uid.
  const begins = uid === undefined && place === 0
  useEffect(() => {
    if (begins) location.replace(signInAddress('/', 'register'))
  }, [begins])
  if (begins)
    return (
      <Threshold>
        <Skeleton lines={6} />
      </Threshold>
    )
  return (
    <RegistrationContext value={{ draft, setDraft, forget }}>
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
    </RegistrationContext>
  )
}
