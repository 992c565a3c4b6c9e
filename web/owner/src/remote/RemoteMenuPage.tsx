import { brand } from '@tsunagu/contract/brand.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import type { IconName } from '@tsunagu/kit/Icon.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { NoContract } from '../contracts/NoContract.tsx'
import { Page } from '../shell/Page.tsx'
import { type WhyNoService, whyWithout } from '../vehicles/services.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { lacksContract, useCarState, useWatch } from './car.ts'
import { OfSelectedCar } from './OfSelectedCar.tsx'
import { PresenceLine } from './PresenceLine.tsx'
import { remoteTexts } from './texts.ts'

/** リモートサービス: each remote service, how things stand, and why one is not there (APP-08, GEN-03). */
export function RemoteMenuPage() {
  const t = useTexts(remoteTexts)
  return (
    <Page title={t.menu} lead={t.menuLead} narrow>
      <OfSelectedCar>{(vehicle) => <Menu vehicle={vehicle} />}</OfSelectedCar>
    </Page>
  )
}

function Menu({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(remoteTexts)
  const both = useBoth()
  const { data, error } = useCarState(vehicle)
  const uncontracted = lacksContract(error)
  const state = uncontracted ? undefined : data
  useWatch(vehicle)
  const operate = (['remote-lock', 'remote-hazard', 'remote-windows'] as const).map((service) => whyWithout(vehicle, service))
  const services: { href: string; icon: IconName; title: string; about: string; why: WhyNoService | null; value?: ReactNode }[] = [
    {
      href: '/remote/check',
      icon: 'gauge',
      title: both(brand.services.remoteCheck),
      about: t.checkAbout,
      why: whyWithout(vehicle, 'remote-check'),
    },
    {
      href: '/remote/operate',
      icon: 'lock',
      title: both(brand.services.remoteOperation),
      about: t.operateAbout,
      why: operate.every((why) => why !== null) ? (operate[0] ?? null) : null,
      ...(state ? { value: <LockBadge state={state} /> } : {}),
    },
    { href: '/finder', icon: 'pin', title: both(brand.services.carFinder), about: t.finderAbout, why: whyWithout(vehicle, 'car-finder') },
  ]
  return (
    <>
      <div>
        <p className="type-heading">{vehicle.name}</p>
        {state ? <PresenceLine presence={state.presence} /> : null}
      </div>
      {uncontracted ? <NoContract vehicle={vehicle} /> : null}
      <div className="card" data-flush>
        <List label={t.menu}>
          {services.map(({ href, icon, title, about, why, value }) => (
            <Service key={href} href={href} icon={icon} title={title} about={about} why={why} value={value} />
          ))}
        </List>
      </div>
      <div className="card" data-flush>
        <List label={t.cautions}>
          <ListItem icon="info" title={t.cautions} about={t.cautionsAbout} href="/remote/cautions" />
        </List>
      </div>
    </>
  )
}

function Service(props: { href: string; icon: IconName; title: string; about: string; why: WhyNoService | null; value: ReactNode }) {
  const { href, icon, title, about, why, value } = props
  const vehicle = useTexts(vehicleTexts)
  if (why !== null) return <ListItem icon={icon} title={title} about={vehicle[why]} stale />
  return <ListItem icon={icon} title={title} about={about} href={href} {...(value === undefined ? {} : { value })} />
}

function LockBadge({ state: { locked } }: { state: CarState }) {
  const t = useTexts(remoteTexts)
  if (locked === null || locked.old) return null
  return locked.value ? (
    <Badge tone="good" icon="lock">
      {t.lockedShort}
    </Badge>
  ) : (
    <Badge tone="caution" icon="unlock">
      {t.unlockedShort}
    </Badge>
  )
}
