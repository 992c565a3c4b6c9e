import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import type { ReactNode } from 'react'
import { useVehicles } from '../vehicles/garage.ts'
import { selectedOf } from '../vehicles/services.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { remoteTexts } from './texts.ts'

/** A page about the selected car: reads it first, and says what to do where there is none. */
export function OfSelectedCar({ children }: { children: (vehicle: Vehicle) => ReactNode }) {
  const t = useTexts(remoteTexts)
  const { enterCode, emptyTitle } = useTexts(vehicleTexts)
  const { data: vehicles, error, refetch } = useVehicles()
  if (!vehicles) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton height="20rem" />
  const vehicle = selectedOf(vehicles)
  if (vehicle) return children(vehicle)
  return (
    <EmptyState
      icon="car"
      title={emptyTitle}
      action={
        <LinkButton kind="primary" href="/garage/add">
          {enterCode}
        </LinkButton>
      }
    >
      {t.noCar}
    </EmptyState>
  )
}
