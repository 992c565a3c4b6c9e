import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useParams, useRouter } from '@tanstack/react-router'
import { type Answer, answerStep, type Procedure, readProcedure } from '@tsunagu/contract/signup.ts'
import { type StepId, stepIds } from '@tsunagu/contract/signup-steps.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { useEffect, useMemo, useRef } from 'react'
import { useKeeper } from '../draft/useKeeper.ts'
import { signupProblems } from '../problems.ts'
import { steps } from '../steps.ts'
import { procedureAddress } from './addresses.ts'
import { EndedPage } from './EndedPage.tsx'
import { FinishedPage } from './FinishedPage.tsx'
import { Frame } from './Frame.tsx'
import { OtherBrowserPage } from './OtherBrowserPage.tsx'
import { ProcedureContext, procedureKey, stepAfter, stepAfterAnswer } from './procedure.ts'
import { StepFrame } from './StepFrame.tsx'

const waitMs = 2000
const over = ['not-found', 'procedure-over', 'link-ended']

/** One person's way through the sign-up: loads it, and says why when it cannot be shown. */
export function ProcedurePage() {
  const { procedureId = '', step } = useParams({ strict: false }) as { procedureId?: string; step?: string }
  const waits = stepIds.includes(step as StepId) && steps[step as StepId]?.waits === true
  const query = useQuery({
    queryKey: procedureKey(procedureId),
    queryFn: ({ signal }) => call(readProcedure, { params: { procedureId }, signal }),
    refetchInterval: ({ state }) => (waits && state.data?.finished !== true ? waitMs : false),
    staleTime: 0,
  })
  const code = codeOf(query.error)
  if (query.isError && (code === 'other-browser' || code === 'not-proven'))
    return <OtherBrowserPage procedureId={procedureId} unproven={code === 'not-proven'} onOpen={() => void query.refetch()} />
  if (query.isError && over.includes(code)) return <EndedPage />
  // A poll that fails once does not take the page away.
  if (query.data) {
    if (query.data.finished) return <FinishedPage procedure={query.data} />
    return <Walk key={procedureId} procedure={query.data} asked={step} refresh={query.refetch} />
  }
  return (
    <Frame>
      {query.isError ? (
        <ErrorState error={query.error} problems={signupProblems} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Frame>
  )
}

function Walk({ procedure, asked, refresh }: { procedure: Procedure; asked: string | undefined; refresh: () => Promise<unknown> }) {
  const client = useQueryClient()
  const router = useRouter()
  const memory = useRef(new Map<string, string>())
  const { keeper, snapshot } = useKeeper(procedure)
  const own = useRef(false)
  useEffect(() => {
    keeper.adopt(procedure.draft, own.current)
    own.current = false
  }, [keeper, procedure])
  const here = procedure.steps.find(({ id, state }) => id === asked && state !== 'locked')?.id
  const value = useMemo(() => {
    const step = here ?? procedure.step
    const goTo = (next: StepId) => router.history.push(procedureAddress(procedure.id, next), { from: step } as never)
    return {
      procedure,
      step,
      answer: async (answer: Answer, stay?: 'stay') => {
        const next = await call(answerStep, { params: { procedureId: procedure.id }, body: { answer } })
        own.current = true
        // a look on its way still says what was before the answer, and would lead back
        await client.cancelQueries({ queryKey: procedureKey(procedure.id) })
        client.setQueryData(procedureKey(procedure.id), next)
        if (stay === undefined && !next.finished) goTo(stepAfterAnswer(procedure, next, step))
        return next
      },
      goOn: () => goTo(stepAfter(procedure, step)),
      goTo,
      refresh,
      draft: snapshot.values,
      setDraft: keeper.set,
      saving: snapshot.state,
      memory: memory.current,
    }
  }, [procedure, here, snapshot, client, router, refresh, keeper])
  // An address that names no step, or one that is closed (any more): to where the person is.
  if (here === undefined) return <Navigate to={procedureAddress(procedure.id, procedure.step)} replace />
  return (
    <ProcedureContext value={value}>
      <StepFrame keeper={keeper} epoch={snapshot.epoch} />
    </ProcedureContext>
  )
}
