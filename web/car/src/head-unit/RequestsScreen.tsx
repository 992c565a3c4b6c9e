import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState } from '@tsunagu/kit/States.tsx'
import type { CarView } from '../cars.ts'
import { RequestRows } from '../RequestRows.tsx'
import { unitTexts } from './texts.ts'

export function RequestsScreen({ car }: { car: CarView }) {
  const t = useTexts(unitTexts)
  if (car.requests.length === 0)
    return (
      <EmptyState icon="bell" title={t.noRequests}>
        {t.noRequestsMore}
      </EmptyState>
    )
  return <RequestRows requests={car.requests} label={t.requests} />
}
