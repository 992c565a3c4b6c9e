import { useQuery } from '@tanstack/react-query'
import { type Offer, readOffer } from '@tsunagu/contract/contracts.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { type Format, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import type { ReactNode } from 'react'
import { procedureAddress, signInAddress } from '../frame/addresses.ts'
import { useProcedure } from '../frame/procedure.ts'
import { serviceTexts } from './texts.ts'

/** What this car can have, for the pages that show it; signing in again where the session has ended meanwhile. */
export function WithOffer({ children }: { children: (offer: Offer) => ReactNode }) {
  const { vehicleId } = useProcedure().procedure.facts
  const query = useQuery({
    queryKey: ['contracts', vehicleId, 'offer'],
    queryFn: ({ signal }) => call(readOffer, { params: { vehicleId: vehicleId ?? '' }, signal }),
    enabled: vehicleId !== null,
  })
  if (query.data) return <>{children(query.data)}</>
  if (!query.isError) return <Skeleton lines={6} />
  if (codeOf(query.error) === 'signed-out') return <SignInAgain />
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
}

export function SignInAgain() {
  const t = useTexts(serviceTexts)
  const { procedure, step } = useProcedure()
  const back = signInAddress(procedureAddress(procedure.id, step))
  return (
    <Banner tone="info" icon="lock" title={t.signIn} action={<LinkButton href={back}>{t.toSignIn}</LinkButton>}>
      {t.signInMore}
    </Banner>
  )
}

export type ServiceWords = (typeof serviceTexts)['ja']
type Price = Offer['continuation'][number]

/** `1年 5,500円`. */
export const priceWords = ({ term, yen }: Price, t: ServiceWords, format: Format): string =>
  term === 'free' ? t.free : t[term](format.yen(yen))

/** Fractions of a yen stay: 4.95円. */
export const minuteWords = (yen: number, t: ServiceWords): string => t.perMinute(t.yenExact(String(yen)))
