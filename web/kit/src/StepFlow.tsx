import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from './language.tsx'
import { BackLink } from './PageHeader.tsx'
import { kitTexts } from './texts.ts'

interface StepFlowProps {
  /** The steps as addresses, so that the browser's Back is the flow's Back. */
  steps: readonly { href: string; title: string }[]
  /** Address of the step shown. */
  current: string
  /** Where Back leads from the first step; without it the first step has no Back. */
  leave?: string
  lead?: ReactNode
  children: ReactNode
}

/** One question at a time. The title takes the focus at each step, so that a screen reader knows where it is. */
export function StepFlow({ steps, current, leave, lead, children }: StepFlowProps) {
  const t = useTexts(kitTexts)
  const place = Math.max(
    0,
    steps.findIndex((step) => step.href === current),
  )
  const title = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step changes
  useEffect(() => {
    if (first.current) first.current = false
    else title.current?.focus()
  }, [place])
  const back = place > 0 ? steps[place - 1]?.href : leave
  return (
    <div className="steps">
      {back ? <BackLink href={back} /> : null}
      <div className="steps-count">
        <span className="only-heard">{t.step(place + 1, steps.length)}</span>
        <span aria-hidden="true">
          {place + 1} / {steps.length}
        </span>
        <span className="steps-bar" aria-hidden="true">
          {steps.map((step, index) => (
            <i key={step.href} data-done={index <= place || undefined} />
          ))}
        </span>
      </div>
      <div className="page-head">
        <h1 ref={title} tabIndex={-1} className="type-title">
          {steps[place]?.title}
        </h1>
        {lead ? <p className="text-quiet">{lead}</p> : null}
      </div>
      {children}
    </div>
  )
}
