import { Card } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** What stage ③ is about, for this very car (GLK-02, GLK-16). */
export function ServicesStartPage() {
  const t = useTexts(serviceTexts)
  const { vehicle } = useProcedure().procedure.facts
  return (
    <WithOffer>
      {({ charging }) => (
        <>
          <div>
            <p className="type-heading">{vehicle?.name}</p>
            <p>{t.whatNow}</p>
          </div>
          <Card flush>
            <List label={vehicle?.name ?? ''}>
              <ListItem icon="shield" title={t.firstGLink} about={t.firstGLinkMore} />
              {charging.eligible ? <ListItem icon="charge" title={t.thenCharging} about={t.thenChargingMore} /> : null}
            </List>
          </Card>
          <p className="type-small text-quiet">{t.freeFirst}</p>
          <GoOn answer={{ step: 'services-start' }} label={t.begin} />
        </>
      )}
    </WithOffer>
  )
}
