import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Page } from '../shell/Page.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { useRequest } from './car.ts'
import { OfSelectedCar } from './OfSelectedCar.tsx'
import { RequestPanel, useRequestWords } from './RequestPanel.tsx'
import { remoteTexts } from './texts.ts'

/** One request to the car, from the tap to what was learned of it. */
export function RequestPage({ requestId }: { requestId: string }) {
  const t = useTexts(remoteTexts)
  return (
    <Page title={t.request} back="/remote/operate" backLabel={t.operate} narrow>
      <OfSelectedCar>{(vehicle) => <OneRequest vehicle={vehicle} requestId={requestId} />}</OfSelectedCar>
    </Page>
  )
}

function OneRequest({ vehicle, requestId }: { vehicle: Vehicle; requestId: string }) {
  const t = useTexts(remoteTexts)
  const { format } = useLanguage()
  const { data: request, error, refetch } = useRequest(vehicle.id, requestId)
  const words = useRequestWords({ verb: request?.verb ?? '' })
  if (!request) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />
  return (
    <>
      <div className="card">
        <p className="type-note text-quiet">{vehicle.name}</p>
        <h2 className="type-heading mb-4">{words?.name ?? t.request}</h2>
        <RequestPanel request={request} named={false} />
      </div>
      <div className="card">
        <Facts
          facts={[
            { name: t.askedAt, value: format.dateTime(request.askedAt) },
            { name: t.changedAt, value: format.dateTime(request.changedAt) },
            { name: t.expiresAt, value: format.dateTime(request.expiresAt) },
          ]}
        />
      </div>
    </>
  )
}
