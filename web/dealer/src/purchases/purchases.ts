/** The purchases as the pages read them. Keys begin with the live topic `signup`. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { readStaffContract } from '@tsunagu/contract/contracts.ts'
import type { Parsed, Written } from '@tsunagu/contract/endpoint.ts'
import {
  link as issuedShape,
  type issueLink,
  listModels,
  listPurchases,
  type Party,
  type Purchase,
  readPurchase,
} from '@tsunagu/contract/signup.ts'
import { call } from '@tsunagu/kit/session.ts'

export type PurchaseRow = Parsed<(typeof listPurchases)['response']>['purchases'][number]
export type PartyView = Purchase['people'][number]
export type IssuedLink = Parsed<(typeof issueLink)['response']>
export type Show = NonNullable<Written<(typeof listPurchases)['query']>['show']>
export const shows = ['open', 'waiting', 'all'] as const satisfies readonly Show[]

export const usePurchases = (show: Show, search: string) =>
  useInfiniteQuery({
    queryKey: ['signup', undefined, 'purchases', show, search],
    queryFn: ({ pageParam, signal }) =>
      call(listPurchases, { query: { show, ...(search ? { search } : {}), ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.more ? page.purchases.at(-1)?.createdAt : undefined),
    placeholderData: (before) => before,
  })

const keyOf = (purchaseId: string) => ['signup', undefined, 'purchase', { only: purchaseId }]

export const usePurchase = (purchaseId: string) =>
  useQuery({
    queryKey: keyOf(purchaseId),
    queryFn: ({ signal }) => call(readPurchase, { params: { purchaseId }, signal }),
    // A step is not told by every phone at once: an open page looks again by itself.
    refetchInterval: 30_000,
  })

/** Each act answers with the purchase as it is now: shown at once, and the lists are read again. */
export function useKeepPurchase(): (purchase: Purchase) => void {
  const client = useQueryClient()
  return (purchase) => {
    client.setQueryData(keyOf(purchase.id), purchase)
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'signup' && (queryKey[2] === 'purchases' || queryKey[2] === 'waiting'),
    })
  }
}

/** Read again when an administrator has added one. */
export const modelsToSellKey = ['models']
export const useModels = () =>
  useQuery({ queryKey: modelsToSellKey, queryFn: ({ signal }) => call(listModels, { signal }), staleTime: 600_000 })

export const useContract = (vehicleId: string | null) =>
  useQuery({
    queryKey: ['contracts', vehicleId ?? undefined, 'staff'],
    queryFn: ({ signal }) => call(readStaffContract, { params: { vehicleId: vehicleId ?? '' }, signal }),
    enabled: vehicleId !== null,
  })

/**
 * The link just issued. It holds a secret: it stays in this tab, survives a reload of it, and goes with its time or the staff's session
 * (`forgetAll`, signing out).
 */
export function useIssuedLink(purchaseId: string, party: Party): [IssuedLink | undefined, (link: IssuedLink | undefined) => void] {
  const client = useQueryClient()
  const queryKey = ['issued-link', purchaseId, party]
  const name = `tsunagu.dealer.link.${purchaseId}.${party}`
  const { data } = useQuery<IssuedLink | null>({
    queryKey,
    queryFn: () => null,
    enabled: false,
    gcTime: 3_600_000,
    initialData: () => keptLink(name),
  })
  return [
    data ?? undefined,
    (link) => {
      keepLink(name, link)
      client.setQueryData(queryKey, link ?? null)
    },
  ]
}

function keptLink(name: string): IssuedLink | null {
  try {
    const found = issuedShape.safeParse(JSON.parse(sessionStorage.getItem(name) ?? 'null'))
    return found.success && Date.parse(found.data.expiresAt) > Date.now() ? found.data : null
  } catch {
    return null
  }
}

function keepLink(name: string, link: IssuedLink | undefined): void {
  try {
    if (link) sessionStorage.setItem(name, JSON.stringify(link))
    else sessionStorage.removeItem(name)
  } catch {
    // forbidden: it lasts as long as the page
  }
}
