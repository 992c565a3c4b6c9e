import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { listMembers, listMemberships, type member, type membership } from '@tsunagu/contract/profile.ts'
import { call } from '@tsunagu/kit/session.ts'

export type Member = Parsed<typeof member>
export type Membership = Parsed<typeof membership>
export type Role = Member['role']
export const roles = ['administrator', 'manager', 'viewer'] as const satisfies readonly Role[]

/** Live changes of topic `account` renew both. */
export const useMembers = (membership: string | null) =>
  useQuery({
    queryKey: ['account', undefined, 'members', membership],
    queryFn: ({ signal }) => call(listMembers, { query: membership === null ? {} : { membership }, signal }),
  })
export const useMemberships = () =>
  useQuery({ queryKey: ['account', undefined, 'memberships'], queryFn: ({ signal }) => call(listMemberships, { signal }) })

/** Reads both lists again. */
export function useRenewPeople(): () => Promise<void> {
  const client = useQueryClient()
  return () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'account' && String(queryKey[2]).startsWith('member') })
}
