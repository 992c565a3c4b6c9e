import { useQuery } from '@tanstack/react-query'
import { readMe } from '@tsunagu/contract/accounts.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import { readProfile } from '@tsunagu/contract/profile.ts'
import { emptyDetails, valuesOf } from '@tsunagu/kit/details/details-form.ts'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useProcedure, written } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { DetailsForm } from './DetailsForm.tsx'

/** New: what was typed, read or looked up. Existing: what the account holds, to be corrected (ACC-16). */
export function DetailsPage() {
  const { procedure, draft, step } = useProcedure()
  const { facts } = procedure
  if (step === 'check-details') return <FromAccount />
  const kind: CustomerKind = facts.answers.kind ?? 'individual'
  const begin = facts.details ? valuesOf(facts.details) : { ...emptyDetails, mobilePhone: written(draft, 'authPhone') }
  return <DetailsForm kind={kind} begin={begin} held={[]} />
}

function FromAccount() {
  const { facts } = useProcedure().procedure
  const profile = useQuery({ queryKey: ['account', undefined, 'profile'], queryFn: ({ signal }) => call(readProfile, { signal }) })
  const me = useQuery({ queryKey: ['account', undefined, 'me'], queryFn: ({ signal }) => call(readMe, { signal }) })
  if (profile.isError || me.isError)
    return (
      <ErrorState
        error={profile.error ?? me.error}
        problems={signupProblems}
        onRetry={() => {
          void profile.refetch()
          void me.refetch()
        }}
      />
    )
  if (!profile.data || !me.data) return <Skeleton lines={8} />
  const known = facts.details ?? profile.data.details
  const { name, kana, authPhone } = me.data
  const begin = known ? valuesOf(known) : { ...emptyDetails, name, kana, mobilePhone: nationalPhone(authPhone) }
  // what was never given may still be given
  const held = profile.data.held.filter((item) => begin[item] !== '')
  return <DetailsForm kind={profile.data.kind} begin={begin} held={held} />
}
