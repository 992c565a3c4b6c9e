/** Who is signed in here, and what happens when that ends. */
import { useQuery } from '@tanstack/react-query'
import { type Me, readMe } from '@tsunagu/contract/accounts.ts'
import { call, codeOf, createQueryClient } from '@tsunagu/kit/session.ts'
import { createContext, useContext } from 'react'

/** `account` is the topic of live changes about it. */
export const meKey = ['account', undefined, 'me'] as const

/** Every query of the app. An answer `signed-out` to any of them, or to any act, brings the welcome page. */
export const client = createQueryClient()
// Without a network an act fails at once and says so: held back, it would reach the car when nobody looks any more.
const { queries, mutations } = client.getDefaultOptions()
client.setDefaultOptions({ queries: { ...queries, networkMode: 'always' }, mutations: { ...mutations, networkMode: 'always' } })
const noteSignedOut = (error: unknown) => {
  if (codeOf(error) === 'signed-out') client.setQueryData(meKey, null)
}
client.getQueryCache().config.onError = noteSignedOut
client.getMutationCache().config.onError = noteSignedOut

async function me(signal: AbortSignal): Promise<Me | null> {
  try {
    return await call(readMe, { signal })
  } catch (error) {
    if (codeOf(error) === 'signed-out') return null
    throw error
  }
}

/** The signed-in owner; `null`: nobody is. */
export const useMe = () => useQuery({ queryKey: meKey, queryFn: ({ signal }) => me(signal), staleTime: 60_000 })

/** What was read for one person must not wait in memory for the next one. */
export const forgetOwner = () => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })

export const OwnerContext = createContext<Me | null>(null)

/** The signed-in owner, for everything inside the shell. */
export function useOwner(): Me {
  const owner = useContext(OwnerContext)
  if (!owner) throw new Error('useOwner outside of the shell')
  return owner
}

/** Where the sign-in begins and where it brings the person back to. */
export const signInAt = (returnTo: string, screen?: 'register') =>
  `/api/session/start?return=${encodeURIComponent(returnTo)}${screen ? `&screen=${screen}` : ''}`
