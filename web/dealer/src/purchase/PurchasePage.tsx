import type { Party, Purchase } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { usePurchase } from '../purchases/purchases.ts'
import { purchasesTexts } from '../purchases/texts.ts'
import { Page } from '../shell/Page.tsx'
import { CancelPurchase } from './CancelPurchase.tsx'
import { CarSection, CertificateSection } from './CarSection.tsx'
import { CheckPanel } from './CheckPanel.tsx'
import { ContractSection } from './ContractSection.tsx'
import { FarewellPanel } from './FarewellPanel.tsx'
import { isToSeeOff } from './name-of.ts'
import { PersonLane } from './PersonLane.tsx'
import { Timeline } from './Timeline.tsx'
import { purchaseTexts } from './texts.ts'

/** One purchase: who waits for me on top, both people's ways, the car, the contract, what happened. */
export function PurchasePage({ purchaseId }: { purchaseId: string }) {
  const t = useTexts(purchaseTexts)
  const purchase = usePurchase(purchaseId)
  if (purchase.data) return <Known purchase={purchase.data} refetch={() => void purchase.refetch()} />
  return (
    <Page title={t.loading} back="/dealer/purchases" backLabel={t.back}>
      {purchase.error ? (
        <ErrorState error={purchase.error} problems={problems} onRetry={() => void purchase.refetch()} />
      ) : (
        <Skeleton height="40dvh" />
      )}
    </Page>
  )
}

function Known({ purchase, refetch }: { purchase: Purchase; refetch: () => void }) {
  const t = useTexts(purchaseTexts)
  const list = useTexts(purchasesTexts)
  const [overtaken, setOvertaken] = useState<Party | null>(null)
  const open = purchase.state !== 'cancelled'
  return (
    <Page
      title={t.title(purchase.buyer)}
      back="/dealer/purchases"
      backLabel={t.back}
      lead={[purchase.vehicle, list[`kind_${purchase.kind}`], purchase.number, purchase.dealer].join('・')}
      action={
        open ? (
          <div className="page-acts">
            <LinkButton kind="quiet" icon="print" href="/dealer/leaflet">
              {t.leaflet}
            </LinkButton>
            <LinkButton icon="edit" href={`/dealer/purchases/${purchase.id}/edit`}>
              {t.edit}
            </LinkButton>
          </div>
        ) : null
      }
    >
      {purchase.state === 'cancelled' ? <Banner>{t.cancelled}</Banner> : null}
      {purchase.state === 'closed' ? <Banner tone="good">{t.closed}</Banner> : null}
      {overtaken ? <Overtaken purchase={purchase} party={overtaken} /> : null}
      <Waiting
        purchase={purchase}
        onOvertaken={(party) => {
          setOvertaken(party)
          refetch()
        }}
      />
      <section className="section" aria-label={t.people}>
        <div className="lanes">
          {purchase.people.map((person) => (
            <PersonLane key={person.party} purchase={purchase} person={person} />
          ))}
        </div>
      </section>
      <div className="beside">
        <div className="beside-main">
          <CarSection purchase={purchase} />
          {purchase.certificate ? <CertificateSection certificate={purchase.certificate} /> : null}
          <ContractSection vehicleId={purchase.vehicleId} />
        </div>
        <div className="beside-side">
          <Timeline timeline={purchase.timeline} />
          {purchase.state === 'open' && purchase.registeredOn === null ? <CancelPurchase purchase={purchase} /> : null}
        </div>
      </div>
    </Page>
  )
}

/** What only the staff can do next. */
function Waiting({ purchase, onOvertaken }: { purchase: Purchase; onOvertaken: (party: Party) => void }) {
  if (purchase.state === 'cancelled') return null
  return purchase.people.map((person) => {
    if (person.check?.state === 'waiting')
      return (
        <CheckPanel
          key={person.party}
          purchase={purchase}
          person={person}
          check={person.check}
          onOvertaken={() => onOvertaken(person.party)}
        />
      )
    return isToSeeOff(person, purchase.userIs) ? <FarewellPanel key={person.party} purchase={purchase} person={person} /> : null
  })
}

/** A colleague was first: who, and when. While the details merely changed, the panel itself says so. */
function Overtaken({ purchase, party }: { purchase: Purchase; party: Party }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  const check = purchase.people.find((person) => person.party === party)?.check
  if (check?.state === 'waiting') return null
  const at = check?.at ? format.dateTime(check.at) : ''
  return (
    <Banner tone="info" live>
      {check?.by && check.state === 'confirmed'
        ? t.overtakenConfirmed(check.by, at)
        : check?.by && check.state === 'refused'
          ? t.overtakenRefused(check.by, at)
          : t.overtaken}
    </Banner>
  )
}
