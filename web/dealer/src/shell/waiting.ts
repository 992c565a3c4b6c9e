/** Customers who wait for somebody of the staff: counted in the menu and in the tab's title, said to who does not see. */
import { useQuery } from '@tanstack/react-query'
import { listPurchases } from '@tsunagu/contract/signup.ts'
import { call } from '@tsunagu/kit/session.ts'
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { newcomers } from './newcomers.ts'

export interface Waiting {
  id: string
  number: string
  vehicle: string
}

/** Topic `signup`: asked again whenever a customer moves on. */
export const useWaitingQuery = (enabled: boolean) =>
  useQuery({
    queryKey: ['signup', undefined, 'waiting'],
    queryFn: async ({ signal }): Promise<Waiting[]> =>
      (await call(listPurchases, { query: { show: 'waiting' }, signal })).purchases.map(({ id, number, vehicle }) => ({
        id,
        number,
        vehicle,
      })),
    enabled,
    // an administrator hears no single dealer's changes
    refetchInterval: 60_000,
  })

/** How many wait; the pages put it before their title. */
export const WaitingContext = createContext(0)
export const useWaitingCount = () => useContext(WaitingContext)

/** The newest who have begun to wait since the page was opened. */
export function useNewcomers(waiting: readonly Waiting[] | undefined): Waiting[] {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [come, setCome] = useState<Waiting[]>([])
  useEffect(() => {
    if (!waiting) return
    const { news, known: now } = newcomers(known.current, waiting)
    known.current = now
    if (news.length > 0) setCome(news)
    else if (waiting.length === 0) setCome([])
  }, [waiting])
  return come
}
