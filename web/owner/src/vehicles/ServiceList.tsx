import { brand } from '@tsunagu/contract/brand.ts'
import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import type { IconName } from '@tsunagu/kit/Icon.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { serviceTexts } from './service-texts.ts'
import { vehicleTexts } from './texts.ts'

const icons: Record<Service, IconName> = {
  'remote-check': 'gauge',
  'remote-lock': 'lock',
  'remote-hazard': 'hazard',
  'remote-windows': 'window',
  'car-finder': 'pin',
  wifi: 'globe',
  'digital-key': 'key',
  'charging-reservation': 'clock',
  'charging-support': 'charge',
}

/** What the car can do, and for the rest why not (GEN-03). */
export function ServiceList({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(vehicleTexts)
  const texts = useTexts(serviceTexts)
  const names = useServiceNames()
  return (
    <Section title={t.services}>
      <div className="card" data-flush>
        <List label={t.services}>
          {vehicle.services.map(({ service, available, why }) => (
            <ListItem
              key={service}
              icon={icons[service]}
              title={names[service].name}
              {...(available
                ? {
                    about: names[service].of,
                    value: names[service].applied ? <Badge>{texts.supported}</Badge> : <Badge tone="good">{t.available}</Badge>,
                  }
                : { about: t[why ?? 'not-on-model'], stale: true })}
            />
          ))}
        </List>
      </div>
      <p className="type-note text-quiet">{t.servicesLead}</p>
    </Section>
  )
}

/** Names of the services as the brand has them; an operation says whose part it is. `applied`: not without applying for it. */
function useServiceNames(): Record<Service, { name: string; of?: string; applied?: true }> {
  const both = useBoth()
  const t = useTexts(serviceTexts)
  const of = both(brand.services.remoteOperation)
  return {
    'remote-check': { name: both(brand.services.remoteCheck) },
    'remote-lock': { name: t.lock, of },
    'remote-hazard': { name: t.hazard, of },
    'remote-windows': { name: t.windows, of },
    'car-finder': { name: both(brand.services.carFinder) },
    wifi: { name: t.wifi, of: t.option, applied: true },
    'digital-key': { name: both(brand.services.digitalKey), of: t.option, applied: true },
    'charging-reservation': { name: t.chargingReservation, of: t.option, applied: true },
    'charging-support': { name: t.chargingSupport, of: t.ownContract, applied: true },
  }
}
