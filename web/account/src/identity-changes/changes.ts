import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { listIdentityChanges } from '@tsunagu/contract/profile.ts'
import { call } from '@tsunagu/kit/session.ts'

export type IdentityChange = Parsed<(typeof listIdentityChanges)['response']>[number]

/** Live changes of topic `account` renew it. */
const key = ['account', undefined, 'identity-changes'] as const

export const useChanges = () => useQuery({ queryKey: key, queryFn: ({ signal }) => call(listIdentityChanges, { signal }) })

/** Reads the list again. */
export function useRenewChanges(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: key })
}

/** It waits for a document or for a reviewer: one at a time. */
export const isOpen = ({ state }: IdentityChange): boolean => state === 'draft' || state === 'waiting'
