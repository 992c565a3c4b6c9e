import type { Contract } from '@tsunagu/contract/contracts.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { useVehicle } from '../vehicles/garage.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { applyAt, useContract, useOffer } from './contract.ts'
import { OptionList } from './OptionList.tsx'
import { Timeline } from './Timeline.tsx'
import { contractTexts } from './texts.ts'

/** ご契約内容: state, dates, years (CON-04), options, charging support, where alerts go (CON-13). */
export function ContractPage({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(contractTexts)
  const { facts } = useTexts(vehicleTexts)
  const { data: vehicle, error, refetch } = useVehicle(vehicleId)
  return (
    <Page title={t.title} back={`/garage/${vehicleId}`} backLabel={vehicle?.name ?? facts}>
      {vehicle ? (
        <OfVehicle vehicle={vehicle} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
      ) : (
        <Skeleton height="24rem" />
      )}
    </Page>
  )
}

function OfVehicle({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(contractTexts)
  const { data: contract, error, refetch } = useContract(vehicle)
  if (vehicle.role !== 'owner') return <Banner>{t.neededOther}</Banner>
  if (error && !contract) return <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
  if (!contract) return <Skeleton height="24rem" />
  return (
    <>
      <State contract={contract} />
      <div className="two">
        <ContractFacts contract={contract} />
        {contract.timeline.length > 0 ? <Timeline timeline={contract.timeline} /> : null}
      </div>
      {contract.number ? <OptionList options={contract.options} /> : null}
      {contract.charging.state === 'not-a-target' ? null : <Charging contract={contract} />}
      {contract.number ? <Alerts contacts={contract.alertContacts} /> : null}
      <div className="card" data-flush>
        <List label={t.consents}>
          <ListItem icon="shield" title={t.consents} about={t.consentsAbout} href="/consents" />
          <ListItem icon="file" title={t.terms} href="/documents/g-link-terms" />
        </List>
      </div>
    </>
  )
}

const tones = { none: 'plain', applied: 'info', free: 'good', paid: 'good', ended: 'caution', declined: 'plain' } as const

function State({ contract: { state, apply, vehicleId } }: { contract: Contract }) {
  const t = useTexts(contractTexts)
  const abouts = {
    none: t.noneAbout,
    applied: t.appliedAbout,
    free: t.freeAbout,
    paid: t.paidAbout,
    ended: t.endedAbout,
    declined: t.declinedAbout,
  }
  const over = !apply && (state === 'none' || state === 'declined')
  return (
    <Banner
      tone={tones[state]}
      title={t[state]}
      {...(apply
        ? {
            action: (
              <LinkButton kind="primary" href={applyAt(vehicleId)}>
                {t.apply}
              </LinkButton>
            ),
          }
        : {})}
    >
      {over ? t.overAbout : abouts[state]}
    </Banner>
  )
}

function ContractFacts({ contract }: { contract: Contract }) {
  const t = useTexts(contractTexts)
  const { format } = useLanguage()
  const day = (date: string) => format.date(`${date}T12:00:00+09:00`)
  const { kind, number, cardTail, appliedAt, from, until } = contract
  return (
    <Section title={t.facts}>
      <div className="card">
        <Facts
          facts={[
            ...(kind ? [{ name: t.plan, value: t[kind] }] : []),
            ...(number ? [{ name: t.number, value: <span translate="no">{number}</span> }] : []),
            ...(cardTail ? [{ name: t.card, value: cardTail }] : []),
            ...(appliedAt ? [{ name: t.appliedAt, value: format.date(appliedAt) }] : []),
            ...(from
              ? [
                  { name: t.from, value: day(from) },
                  { name: t.until, value: until ? day(until) : t.open },
                ]
              : []),
          ]}
        />
      </div>
    </Section>
  )
}

function Charging({ contract: { charging, apply, vehicleId } }: { contract: Contract }) {
  const t = useTexts(contractTexts)
  const words = {
    'not-a-target': '',
    none: t.chargingNone,
    applied: t.chargingApplied,
    active: t.chargingActive,
    declined: t.chargingDeclined,
  }
  const { state, plan } = charging
  // with G-Link to be applied for, charging support follows it there (CHG-16)
  const open = (state === 'none' || state === 'declined') && !apply
  const { data: offer } = useOffer(vehicleId, open)
  return (
    <Section title={t.charging}>
      <div className="card" data-flush>
        <List label={t.charging}>
          <ListItem
            icon="charge"
            title={plan ? t[plan] : words[state]}
            {...(plan ? { about: words[state] } : {})}
            {...(state === 'active' ? { value: <Badge tone="good">{t.optionActive}</Badge> } : {})}
          />
        </List>
      </div>
      {offer ? (
        <Link alone external href={offer.charging.laterAt}>
          {t.chargingLater}
        </Link>
      ) : null}
    </Section>
  )
}

function Alerts({ contacts }: { contacts: readonly string[] }) {
  const t = useTexts(contractTexts)
  return (
    <Section title={t.alerts}>
      <p className="type-small text-quiet">{contacts.length > 0 ? t.alertsAbout : t.noAlerts}</p>
      {contacts.length > 0 ? (
        <div className="card" data-flush>
          <List label={t.alerts}>
            {contacts.map((address) => (
              <ListItem key={address} icon="mail" title={<span translate="no">{address}</span>} />
            ))}
          </List>
        </div>
      ) : null}
    </Section>
  )
}
