/** The devices of a car as the page reads them, kept fresh while somebody looks. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listDevices, watchDevices } from '@tsunagu/contract/devices.ts'
import { call } from '@tsunagu/kit/session.ts'
import { useEffect } from 'react'

/** Its live changes are of the topic `remote`. */
const devicesKey = (vehicleId: string) => ['remote', vehicleId, 'devices'] as const
export const devicesAt = (vehicleId: string): string => `/garage/${vehicleId}/devices`

export const useDevices = (vehicleId: string, enabled: boolean) =>
  useQuery({
    queryKey: devicesKey(vehicleId),
    queryFn: ({ signal }) => call(listDevices, { params: { vehicleId }, signal }),
    enabled,
    // when a device was heard last is not told live
    refetchInterval: 10_000,
  })

export function useReadAgain(vehicleId: string): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: devicesKey(vehicleId) })
}

/** While the page is seen the module speaks more often. */
export function useWatchDevices(vehicleId: string, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    const renew = () => {
      // a lease that could not be renewed shows in the ages, not as a fault of this page
      if (document.visibilityState === 'visible') void call(watchDevices, { params: { vehicleId } }).catch(() => {})
    }
    renew()
    const timer = setInterval(renew, 20_000)
    document.addEventListener('visibilitychange', renew)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [vehicleId, enabled])
}
