import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type Profile, readProfile } from '@tsunagu/contract/profile.ts'
import { call } from '@tsunagu/kit/session.ts'

/** Live changes of topic `account` renew it. */
const profileKey = ['account', undefined, 'profile'] as const

export const useProfile = () => useQuery({ queryKey: profileKey, queryFn: ({ signal }) => call(readProfile, { signal }) })

/** Puts what the centre has just answered in place; name and reading stand in `me` too. */
export function useSetProfile(): (profile: Profile) => void {
  const client = useQueryClient()
  return (profile) => {
    client.setQueryData(profileKey, profile)
    void client.invalidateQueries({ queryKey: ['account', undefined, 'me'] })
  }
}
