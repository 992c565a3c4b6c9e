import type { CarState } from '@tsunagu/contract/remote.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { CarPlan } from '@tsunagu/kit/CarPlan.tsx'
import { planOf, planSentences, planTexts } from '@tsunagu/kit/car-plan.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { oldestOf } from '../remote/oldest.ts'
import { remoteTexts } from '../remote/texts.ts'
import { homeTexts } from './texts.ts'

/** The car from above with what stands open, as a picture and in words. */
export function PlanCard({ state }: { state: CarState }) {
  const t = useTexts(homeTexts)
  const remote = useTexts(remoteTexts)
  const plan = planOf(state)
  // whether it is locked stands at the top of the page already
  const [, ...sentences] = planSentences(plan, useTexts(planTexts))
  const oldest = oldestOf([...state.doors.flatMap((door) => [door.open, door.window]), state.boot.open, state.bonnetOpen])
  const look = plan.doors.some((door) => door.open || (door.window ?? 0) > 0) || plan.boot || plan.bonnet || plan.hazard
  return (
    <Section
      title={t.doorsAndWindows}
      action={
        <Link alone href="/remote/check">
          {remote.toCheck}
        </Link>
      }
    >
      <div className="card plan-card">
        <div className="plan-picture">
          <CarPlan state={plan} />
        </div>
        <div>
          <ul className="plan-words" data-look={look || undefined} aria-hidden="true">
            {sentences.map((sentence) => (
              <li key={sentence}>
                <Icon name={look ? 'warning' : 'check'} size={18} />
                {sentence}
              </li>
            ))}
          </ul>
          <p className="mt-3">
            <AgeText at={oldest?.measuredAt ?? null} {...(oldest ? { old: oldest.old, why: oldest.why } : {})} />
          </p>
        </div>
      </div>
    </Section>
  )
}
