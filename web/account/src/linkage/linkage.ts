import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { readLinkage } from '@tsunagu/contract/linkage.ts'
import { call } from '@tsunagu/kit/session.ts'

export type Linkage = Parsed<(typeof readLinkage)['response']>

/** Live changes of topic `linkage` renew it. */
const key = ['linkage', undefined, 'mine'] as const

/** `enabled`: only for who is signed in. */
export const useLinkage = (enabled = true) => useQuery({ queryKey: key, enabled, queryFn: ({ signal }) => call(readLinkage, { signal }) })

export function useSetLinkage(): (linkage: Linkage) => void {
  const client = useQueryClient()
  return (linkage) => client.setQueryData(key, linkage)
}
