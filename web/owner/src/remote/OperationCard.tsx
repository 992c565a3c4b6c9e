import type { CarRequest } from '@tsunagu/contract/link.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useId } from 'react'
import { useWhyNot } from '../vehicles/why-not.ts'
import type { Asking } from './asking.ts'
import type { Operation } from './operations.ts'
import { RequestPanel } from './RequestPanel.tsx'

interface OperationCardProps {
  ask: Operation
  icon: IconName
  title: string
  /** What the button does. */
  verb: string
  /** The present state, in words. */
  now: string
  /** It is already as this operation would make it. */
  wanted: boolean
  aged: { measuredAt: string; old: boolean; why: 'asleep' | 'no-signal' | 'charging' | 'not-reported' | null } | null
  request: CarRequest | undefined
  asking: Asking
  note?: string
}

/** One operation: first how things stand, then the act, then how it goes. */
export function OperationCard({ ask, icon, title, verb, now, wanted, aged, request, asking, note }: OperationCardProps) {
  const id = useId()
  const reason = useWhyNot()(asking.whyNot(ask))
  return (
    <section className="card operation" aria-labelledby={id}>
      <div className="operation-head">
        <span className="operation-mark" data-wanted={wanted || undefined} data-known={aged !== null || undefined}>
          <Icon name={icon} size={26} />
        </span>
        <div>
          <h2 id={id} className="type-small text-quiet">
            {title}
          </h2>
          <p className={aged?.old ? 'operation-now stale' : 'operation-now'}>{now}</p>
          <AgeText at={aged?.measuredAt ?? null} {...(aged ? { old: aged.old, why: aged.why } : {})} />
        </div>
      </div>
      {note ? <Banner tone="caution">{note}</Banner> : null}
      <div className="operation-act">
        <Button
          kind={wanted && !aged?.old ? 'secondary' : 'primary'}
          wide
          pending={asking.busy(ask)}
          disabledReason={reason}
          onPress={() => asking.tap(ask)}
        >
          {verb}
        </Button>
      </div>
      {request ? <RequestPanel request={request} named={false} /> : null}
    </section>
  )
}
