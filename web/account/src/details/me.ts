import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type Me, readMe } from '@tsunagu/contract/accounts.ts'
import { call } from '@tsunagu/kit/session.ts'

/** Live changes of topic `account` renew everything whose key begins so. */
const meKey = ['account', undefined, 'me'] as const

export const useMeQuery = () => useQuery({ queryKey: meKey, queryFn: ({ signal }) => call(readMe, { signal }) })

/** My details, on pages that only stand where they are loaded. */
export function useMe(): Me {
  const { data } = useMeQuery()
  if (!data) throw new Error('useMe outside of SignedIn')
  return data
}

/** Puts details the centre has just answered in place. */
export function useSetMe(): (me: Me) => void {
  const client = useQueryClient()
  return (me) => client.setQueryData(meKey, me)
}
