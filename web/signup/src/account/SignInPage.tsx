import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { readMe, signOut } from '@tsunagu/contract/accounts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect, useRef } from 'react'
import { procedureAddress, signInAddress } from '../frame/addresses.ts'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { accountTexts } from './texts.ts'
import { UnlessMade } from './UnlessMade.tsx'

/** Have one → sign in and come back to this very step; have none → make one here (SGN-09, ACC-10, USR-17). */
export function SignInPage() {
  return (
    <UnlessMade>
      <Ways />
    </UnlessMade>
  )
}

function Ways() {
  const t = useTexts(accountTexts)
  const { procedure, answer } = useProcedure()
  const back = useSearch({ strict: false }) as { signed?: string }
  const navigate = useNavigate()
  const existing = useAct(signupProblems)
  const fresh = useAct(signupProblems)
  const me = useQuery({ queryKey: ['account', undefined, 'me'], queryFn: ({ signal }) => call(readMe, { signal }), retry: false })
  const here = procedureAddress(procedure.id, 'sign-in')
  const leave = () => location.assign(signInAddress(`${here}?signed=in`))
  const goOn = () => existing.run(() => answer({ step: 'sign-in', account: 'existing' }))
  const another = () =>
    existing.run(async () => {
      await call(signOut)
      leave()
    })
  // Back from the sign-in: the person has just said who they are, and need not press once more.
  const came = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on coming back
  useEffect(() => {
    if (back.signed !== 'in' || came.current || !me.isSuccess) return
    came.current = true
    void navigate({ to: here, replace: true })
    void goOn()
  }, [back.signed, me.isSuccess])
  if (me.isPending) return <Skeleton lines={5} />
  return (
    <>
      <Wrong>{existing.wrong ?? fresh.wrong}</Wrong>
      <Card>
        <div className="flex flex-col gap-4">
          <div>
            <h2 className="type-heading">{t.have}</h2>
            <p className="type-small text-quiet">{me.data ? t.signedInAs(me.data.email) : t.haveMore}</p>
          </div>
          {me.data ? (
            <>
              <Button kind="primary" wide pending={existing.pending} onPress={() => void goOn()}>
                {t.goOnAs}
              </Button>
              <Button wide onPress={() => void another()}>
                {t.another}
              </Button>
            </>
          ) : (
            <Button kind="primary" wide pending={existing.pending} onPress={leave}>
              {t.signIn}
            </Button>
          )}
        </div>
      </Card>
      <Card>
        <div className="flex flex-col gap-4">
          <div>
            <h2 className="type-heading">{t.haveNot}</h2>
            <p className="type-small text-quiet">{t.haveNotMore}</p>
          </div>
          <Button wide pending={fresh.pending} onPress={() => void fresh.run(() => answer({ step: 'sign-in', account: 'new' }))}>
            {t.create}
          </Button>
        </div>
      </Card>
      <p className="type-small text-quiet">{t.oneEach}</p>
    </>
  )
}
