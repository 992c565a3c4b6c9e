/** The reviewer's queue as the pages read it. Keys begin with the live topic `signup`. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { listOpenIdentityChanges } from '@tsunagu/contract/profile.ts'
import { listReviews, readReview } from '@tsunagu/contract/signup.ts'
import { call } from '@tsunagu/kit/session.ts'

export type ReviewRow = Parsed<(typeof listReviews)['response']>[number]
export type Review = Parsed<(typeof readReview)['response']>
export type Show = 'waiting' | 'decided'

export const useReviews = (show: Show, enabled = true) =>
  useQuery({
    queryKey: ['signup', undefined, 'reviews', show],
    queryFn: ({ signal }) => call(listReviews, { query: { show }, signal }),
    enabled,
    // nothing tells of a case that grows old
    refetchInterval: 60_000,
  })

export const useReviewCount = (enabled: boolean): number => useReviews('waiting', enabled).data?.length ?? 0

export const useReview = (registrationId: string) =>
  useQuery({
    queryKey: ['signup', undefined, 'review', registrationId],
    queryFn: ({ signal }) => call(readReview, { params: { registrationId }, signal }),
  })

export function useForgetReviews(): () => Promise<void> {
  const client = useQueryClient()
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'signup' && (queryKey[2] === 'reviews' || queryKey[2] === 'review'),
    })
}

export const identityChangesKey = ['account', undefined, 'identity-changes']
export const useIdentityChanges = (enabled: boolean) =>
  useQuery({
    queryKey: identityChangesKey,
    queryFn: ({ signal }) => call(listOpenIdentityChanges, { signal }),
    enabled,
    refetchInterval: 60_000,
  })
