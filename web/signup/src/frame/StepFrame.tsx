import { useRouter, useRouterState } from '@tanstack/react-router'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Suspense, useEffect, useRef } from 'react'
import type { Keeper } from '../draft/keeper.ts'
import { steps } from '../steps.ts'
import { procedureAddress } from './addresses.ts'
import { Frame } from './Frame.tsx'
import { KeepGoing } from './KeepGoing.tsx'
import { NewerDraft } from './NewerDraft.tsx'
import { stepAfter, stepBefore, useProcedure } from './procedure.ts'
import { SavedLine } from './SavedLine.tsx'
import { Stages } from './Stages.tsx'
import { told } from './step-page.ts'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

/** What stands around every step: back, whether it is saved, the three stages, the title that takes the focus. */
export function StepFrame({ keeper, epoch }: { keeper: Keeper; epoch: number }) {
  const t = useTexts(frameTexts)
  const both = useBoth()
  const { procedure, step } = useProcedure()
  const page = steps[step]
  const title = page ? both(told(page.title, procedure)) : t.missingPage
  useTitle(title)
  const head = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step changes
  useEffect(() => {
    if (first.current) first.current = false
    else head.current?.focus()
  }, [step])
  const done = procedure.steps.find(({ id }) => id === step)?.state === 'done'
  // from the step before the open one the main button leads there anyway
  const answered = done && procedure.step !== step && stepAfter(procedure, step) !== procedure.step
  return (
    <Frame>
      <div className="step-top">
        <StepBack />
        <KeepGoing />
      </div>
      <Stages />
      <div className="page-head step-head">
        <h1 ref={head} tabIndex={-1} className="type-title">
          {title}
        </h1>
        {page?.lead ? <p className="text-quiet">{both(told(page.lead, procedure))}</p> : null}
      </div>
      <div className="flex flex-col gap-6">
        <NewerDraft keeper={keeper} />
        {procedure.facts.email?.bounced ? <Bounced /> : null}
        {page ? (
          <Suspense fallback={<Skeleton lines={5} />}>
            <page.Page key={`${step}-${epoch}`} />
          </Suspense>
        ) : (
          <EmptyState icon="warning" title={t.missingPage} action={<Button onPress={() => location.reload()}>{t.reload}</Button>}>
            {t.missingPageMore}
          </EmptyState>
        )}
        {answered && page ? <Answered /> : null}
      </div>
      <SavedLine />
    </Frame>
  )
}

/** One step back and nothing lost: the browser's own Back where it leads there, so that its history stays straight (SGN-10). */
function StepBack() {
  const t = useTexts(frameTexts)
  const { procedure, step } = useProcedure()
  const router = useRouter()
  const from = useRouterState({ select: ({ location }) => (location.state as { from?: string }).from })
  const before = stepBefore(procedure, step)
  if (!before) return <span />
  const goBack = () => {
    if (from === before) router.history.back()
    else router.history.push(procedureAddress(procedure.id, before))
  }
  return (
    <div className="step-back">
      <Button kind="quiet" icon="chevron-left" onPress={goBack}>
        {t.back}
      </Button>
    </div>
  )
}

function Answered() {
  const t = useTexts(frameTexts)
  const { procedure } = useProcedure()
  return (
    <Banner tone="info" action={<LinkButton href={procedureAddress(procedure.id, procedure.step)}>{t.toOpen}</LinkButton>}>
      {t.answered}
    </Banner>
  )
}

function Bounced() {
  const t = useTexts(frameTexts)
  const { procedure, goTo } = useProcedure()
  const mayFix = procedure.steps.some(({ id }) => id === 'email')
  return (
    <Banner tone="caution" icon="mail" live action={mayFix ? <Button onPress={() => goTo('email')}>{t.fixEmail}</Button> : undefined}>
      {t.bounced(procedure.facts.email?.address ?? '')}
    </Banner>
  )
}
