import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { beginServices } from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Card } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect, useRef } from 'react'
import { procedureAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { signupProblems } from '../problems.ts'
import { SignedOut } from '../status/SignedOut.tsx'
import { entryTexts } from './texts.ts'

/** Applying for services at any time (GLK-16, IMP-29): the mail's link names the car, otherwise one is chosen. */
export function ServicesPage() {
  const t = useTexts(entryTexts)
  const { vehicle } = useSearch({ strict: false }) as { vehicle?: string }
  const router = useRouter()
  const act = useAct(signupProblems)
  useTitle(t.servicesTitle)
  const cars = useQuery({ queryKey: ['vehicles'], queryFn: ({ signal }) => call(listVehicles, { signal }) })
  const open = (vehicleId: string) =>
    act.run(async () => {
      const { procedureId } = await call(beginServices, { body: { vehicleId } })
      router.history.replace(procedureAddress(procedureId))
    })
  const begun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link named the car: opened once, by itself
  useEffect(() => {
    if (!vehicle || !cars.isSuccess || begun.current) return
    begun.current = true
    void open(vehicle)
  }, [vehicle, cars.isSuccess])
  if (cars.isError && codeOf(cars.error) === 'signed-out')
    return <SignedOut back={vehicle ? `/signup/services?${new URLSearchParams({ vehicle })}` : '/signup/services'} />
  return (
    <Frame>
      <PageHeader title={t.servicesTitle} lead={t.servicesPickMore} back="/signup/" backLabel={t.back} />
      <div className="flex flex-col gap-6">
        <Wrong>{act.wrong}</Wrong>
        {cars.isError ? (
          <ErrorState error={cars.error} problems={signupProblems} onRetry={() => void cars.refetch()} />
        ) : !cars.data || act.pending ? (
          <Skeleton lines={4} />
        ) : cars.data.length === 0 ? (
          <EmptyState icon="car" title={t.servicesNone} action={<LinkButton href="/signup/after-delivery">{t.after}</LinkButton>}>
            {t.servicesNoneMore}
          </EmptyState>
        ) : (
          <Card flush>
            <List label={t.servicesPick}>
              {cars.data
                .filter(({ role }) => role === 'owner')
                .map((car) => (
                  <ListItem
                    key={car.id}
                    icon="car"
                    title={car.name}
                    {...(car.plate ? { about: car.plate } : {})}
                    onPress={() => void open(car.id)}
                  />
                ))}
            </List>
          </Card>
        )}
      </div>
    </Frame>
  )
}
