import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { StepFlow } from '@tsunagu/kit/StepFlow.tsx'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { linkageTexts } from '../linkage/texts.ts'
import { emptyDetails } from './details.ts'
import { emptyMigrating, MigrationContext, type MigrationStep, migratingAt, migrationSteps, reached } from './flow.ts'
import { migrationTexts } from './texts.ts'

/** Procedure ②, steps 3 to 9 (MIG-09 … 11): each an address; what was typed stays through Back and reload, never code or password. */
export function MigrationFlow() {
  const t = useTexts(migrationTexts)
  const words = useTexts(linkageTexts)
  const [draft, setDraft] = useDraft('migration', emptyMigrating)
  const [details, setDetails] = useDraft('migration-details', emptyDetails)
  const here = useLocation({ select: ({ pathname }) => pathname })
  const titles: Record<MigrationStep, string> = {
    cautions: words.cautionsTitle,
    terms: t.termsTitle,
    identity: words.identityTitle,
    email: t.emailTitle,
    code: t.codeTitle,
    details: t.detailsTitle,
    confirm: t.confirmTitle,
  }
  const leads: Partial<Record<MigrationStep, string>> = {
    identity: t.identityLead,
    email: t.emailLead,
    details: t.detailsLead,
    confirm: t.confirmLead,
  }
  const step = migrationSteps.find((one) => migratingAt(one) === here) ?? 'cautions'
  useTitle(`${titles[step]} — ${t.flow}`)
  const furthest = reached(draft, details.password !== '')
  const ahead = migrationSteps.indexOf(step) > migrationSteps.indexOf(furthest)
  return (
    <MigrationContext value={{ draft, setDraft, details, setDetails }}>
      <Threshold>
        {ahead ? (
          <Navigate to={migratingAt(furthest)} replace />
        ) : (
          <StepFlow
            steps={migrationSteps.map((one) => ({ href: migratingAt(one), title: titles[one] }))}
            current={migratingAt(step)}
            leave="/account/migration"
            lead={leads[step]}
          >
            <Outlet />
          </StepFlow>
        )}
      </Threshold>
    </MigrationContext>
  )
}
