/** Who of the staff is signed in here, and what happens when that ends. */
import { useQuery } from '@tanstack/react-query'
import { readStaffMe } from '@tsunagu/contract/accounts.ts'
import type { Parsed, StaffRole } from '@tsunagu/contract/endpoint.ts'
import { call, codeOf, createQueryClient } from '@tsunagu/kit/session.ts'
import { createContext, useContext } from 'react'

export type Staff = Parsed<(typeof readStaffMe)['response']>

const staffKey = ['staff', undefined, 'me'] as const

/** Every query of the console. An answer `signed-out` to any of them, or to any act, brings the sign-in. */
export const client = createQueryClient()
const noteSignedOut = (error: unknown) => {
  if (codeOf(error) === 'signed-out') client.setQueryData(staffKey, null)
}
client.getQueryCache().config.onError = noteSignedOut
client.getMutationCache().config.onError = noteSignedOut

async function me(signal: AbortSignal): Promise<Staff | null> {
  try {
    return await call(readStaffMe, { signal })
  } catch (error) {
    if (codeOf(error) === 'signed-out') return null
    throw error
  }
}

/** The signed-in member of staff; `null`: nobody is. */
export const useStaffQuery = () => useQuery({ queryKey: staffKey, queryFn: ({ signal }) => me(signal), staleTime: 60_000 })

/** What was read by one member of staff must not wait in memory for the next one. */
export function forgetAll(): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== staffKey[0] })
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('tsunagu.dealer.link.')) sessionStorage.removeItem(key)
  } catch {
    // forbidden: nothing was kept either
  }
}

export const StaffContext = createContext<Staff | null>(null)

/** The signed-in member of staff, for everything inside the shell. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('useStaff outside of the shell')
  return staff
}

export const has = (staff: Staff, ...roles: StaffRole[]) => roles.some((role) => staff.roles.includes(role))

/** Where the staff's sign-in begins and where it brings them back to. */
export const signInAt = (returnTo: string) => `/api/staff-session/start?${new URLSearchParams({ return: returnTo })}`
