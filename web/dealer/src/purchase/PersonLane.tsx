import type { Purchase } from '@tsunagu/contract/signup.ts'
import { since } from '@tsunagu/kit/age.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { useId, useState } from 'react'
import { PartyBadge } from '../purchases/PartyBadge.tsx'
import type { PartyView } from '../purchases/purchases.ts'
import { LinkPanel } from './LinkPanel.tsx'
import { nameOf } from './name-of.ts'
import { ReopenSheet } from './ReopenSheet.tsx'
import { StatedPairs } from './StatedPairs.tsx'
import { stagesOf } from './stages.ts'
import { stepTexts } from './step-texts.ts'
import { purchaseTexts } from './texts.ts'

/** One person's way: where they are, since when, and what the staff can do for them. */
export function PersonLane({ purchase, person }: { purchase: Purchase; person: PartyView }) {
  const t = useTexts(purchaseTexts)
  const titleId = useId()
  const [reopening, setReopening] = useState(false)
  const open = purchase.state !== 'cancelled'
  const sameAsBuyer = person.party === 'user' && purchase.userIs === 'same'
  const name = nameOf(person)
  return (
    <section className="lane" aria-labelledby={titleId}>
      <Card>
        <div className="lane-head">
          <div className="min-w-0">
            <p className="lane-role">{t[person.party]}</p>
            <h2 id={titleId} className="lane-name">
              <span className="only-heard">{t[person.party]} </span>
              {sameAsBuyer ? t.userSame : name || t.userUnknown}
            </h2>
          </div>
          {sameAsBuyer ? null : <PartyBadge state={person.state} />}
        </div>
        {sameAsBuyer ? (
          <p className="type-small text-quiet">{t.userSameAbout}</p>
        ) : (
          <>
            {name ? null : <p className="type-small text-quiet">{t.userUnknownAbout}</p>}
            <Progress purchase={purchase} person={person} />
            <Facts person={person} />
            {open && person.state !== 'closed' ? <Links purchase={purchase} person={person} /> : null}
            {person.stated ? (
              <details className="more">
                <summary>{t.showStated}</summary>
                <StatedPairs stated={person.stated} />
              </details>
            ) : null}
          </>
        )}
        {person.party === 'user' ? <Services person={person} /> : null}
        {open && person.state !== 'not-begun' && !sameAsBuyer ? (
          <div className="lane-foot">
            <Button kind="quiet" icon="refresh" onPress={() => setReopening(true)}>
              {t.reopen}
            </Button>
          </div>
        ) : null}
      </Card>
      <ReopenSheet purchase={purchase} person={person} open={reopening} onClose={() => setReopening(false)} />
    </section>
  )
}

/** The user's QR comes from the buyer's phone or from here, once the buyer is registered. */
function Links({ purchase, person }: { purchase: Purchase; person: PartyView }) {
  const t = useTexts(purchaseTexts)
  if (person.state === 'registered') return null
  if (tooEarly(purchase, person)) return <p className="type-small text-quiet">{t.userAfterBuyer}</p>
  return <LinkPanel purchase={purchase} person={person} />
}

function tooEarly({ people }: Purchase, { party }: PartyView): boolean {
  const buyer = people.find((one) => one.party === 'buyer')
  return party === 'user' && buyer !== undefined && !['registered', 'closed'].includes(buyer.state)
}

function Progress({ purchase, person }: { purchase: Purchase; person: PartyView }) {
  const t = useTexts(purchaseTexts)
  const steps = useTexts(stepTexts)
  const { language } = useLanguage()
  const now = useNow()
  const said = { done: t.stageDone, now: t.stageNow, later: t.stageLater }
  const names = { 1: t.stage1, 2: t.stage2, 3: t.stage3 }
  const live = person.step !== null && (person.state === 'going-on' || person.state === 'waits-for-staff' || person.state === 'registered')
  return (
    <div className="progress-line">
      <ol className="stages" aria-label={t.stages}>
        {stagesOf(person, purchase.userIs === 'same').map(({ stage, state }) => (
          <li key={stage} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span className="stage-bar" aria-hidden="true" />
            <span>{names[stage]}</span>
            <span className="only-heard">{said[state]}</span>
          </li>
        ))}
      </ol>
      {live && person.step ? (
        <div className="step-now">
          <p>
            <span className="step-now-label">{t.now}</span>
            {checkedStep(person, t) ?? steps[person.step]}
          </p>
          {person.seenAt ? (
            <p className="type-note text-quiet">
              <time dateTime={person.seenAt}>{t.seen(since(person.seenAt, now, language))}</time>
            </p>
          ) : null}
        </div>
      ) : (
        <p className="type-small text-quiet">{wordsOf(purchase, person, t)}</p>
      )}
    </div>
  )
}

/** At the staff's check the step's own name says that the staff is waited for: no longer, once they have spoken. */
function checkedStep({ step, check }: PartyView, t: (typeof purchaseTexts)['ja']): string | undefined {
  if (step !== 'staff-check') return undefined
  return check?.state === 'refused' ? t.corrects : check?.state === 'confirmed' ? t.confirmedGoesOn : undefined
}

function wordsOf(purchase: Purchase, person: PartyView, t: (typeof purchaseTexts)['ja']): string {
  switch (person.state) {
    case 'not-begun':
      return purchase.state === 'cancelled' || tooEarly(purchase, person) ? t.notBegun : t.notBegunShow
    case 'skipped':
      return t.skipped
    case 'closed':
      return t.finished
    case 'registered':
      return t.registered
    default:
      return t.waitsForCheck
  }
}

function Facts({ person }: { person: PartyView }) {
  const t = useTexts(purchaseTexts)
  return (
    <dl className="lane-facts">
      <div>
        <dt>{t.check}</dt>
        <dd>
          <CheckWords person={person} />
        </dd>
      </div>
      {person.email ? (
        <div>
          <dt>{t.email}</dt>
          <dd>{person.email}</dd>
        </div>
      ) : null}
      {person.emailBounced ? (
        <div>
          <dt className="only-heard">{t.email}</dt>
          <dd>
            <Banner tone="caution">{t.bounced}</Banner>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

function CheckWords({ person: { check } }: { person: PartyView }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  if (!check || check.state === 'none') return <span className="text-quiet">{t.checkNone}</span>
  if (check.state === 'waiting') return <strong className="text-caution">{t.checkWaiting}</strong>
  if (check.state === 'not-needed') return <>{t.checkNotNeeded}</>
  const at = check.at ? format.dateTime(check.at) : ''
  if (check.state === 'confirmed')
    return (
      <span className="inline-flex items-center gap-2">
        <Icon name="check" size={18} className="text-good shrink-0" />
        {t.checkConfirmed(check.by ?? '', at)}
      </span>
    )
  return (
    <>
      {t.checkRefused(check.by ?? '', at)}
      {check.reason ? <span className="block type-small text-quiet">{t[check.reason]}</span> : null}
      {check.note ? <span className="block type-small text-quiet">{check.note}</span> : null}
    </>
  )
}

function Services({ person: { services } }: { person: PartyView }) {
  const t = useTexts(purchaseTexts)
  return (
    <dl className="lane-facts lane-services">
      <div>
        <dt>{t.gLink}</dt>
        <dd>{t[services.gLink]}</dd>
      </div>
      <div>
        <dt>{t.charging}</dt>
        <dd>{t[services.charging]}</dd>
      </div>
    </dl>
  )
}
