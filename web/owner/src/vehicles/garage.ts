/** Reading the garage. */
import { useQuery } from '@tanstack/react-query'
import { listVehicles, readVehicle } from '@tsunagu/contract/vehicles.ts'
import { call } from '@tsunagu/kit/session.ts'

export const vehiclesKey = ['vehicles'] as const

export const useVehicles = () =>
  useQuery({ queryKey: vehiclesKey, queryFn: ({ signal }) => call(listVehicles, { signal }), staleTime: 60_000 })

/** One car; shown from the list at once while it is read. */
export function useVehicle(vehicleId: string) {
  const { data: vehicles } = useVehicles()
  const listed = vehicles?.find(({ id }) => id === vehicleId)
  return useQuery({
    queryKey: ['vehicles', vehicleId],
    queryFn: ({ signal }) => call(readVehicle, { params: { vehicleId }, signal }),
    ...(listed ? { placeholderData: listed } : {}),
    staleTime: 60_000,
  })
}
