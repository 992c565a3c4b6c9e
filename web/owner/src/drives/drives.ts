/** Reading drives. Topic of live changes: `drives`. */
import { useQuery } from '@tanstack/react-query'
import { listCars, listTrips, readDiagnosis, readKeeping, readLog, readTrip } from '@tsunagu/contract/drives.ts'
import { readMap } from '@tsunagu/contract/platform.ts'
import { call } from '@tsunagu/kit/session.ts'
import { daysOf } from './months.ts'

export const drivesKey = ['drives'] as const

export const drivesAt = (vehicleId: string, month?: string) => `/drives/${vehicleId}${month ? `?month=${month}` : ''}`
export const tripAt = (vehicleId: string, tripId: string) => `/drives/${vehicleId}/trips/${tripId}`
export const diagnosisAt = (vehicleId: string, month: string) => `/drives/${vehicleId}/diagnosis?month=${month}`
export const keepingAt = (vehicleId: string) => `/drives/${vehicleId}/data`

export const useCars = () =>
  useQuery({ queryKey: [...drivesKey, 'cars'], queryFn: ({ signal }) => call(listCars, { signal }), staleTime: 60_000 })

export const useLog = (vehicleId: string, month: string) =>
  useQuery({
    queryKey: [...drivesKey, vehicleId, 'log', month],
    queryFn: ({ signal }) => call(readLog, { params: { vehicleId, month }, signal }),
    staleTime: 30_000,
  })

export const useTrips = (vehicleId: string, month: string) =>
  useQuery({
    queryKey: [...drivesKey, vehicleId, 'trips', month],
    queryFn: async ({ signal }) => (await call(listTrips, { params: { vehicleId }, query: daysOf(month), signal })).trips,
    staleTime: 30_000,
  })

export const useDiagnosis = (vehicleId: string, month: string) =>
  useQuery({
    queryKey: [...drivesKey, vehicleId, 'diagnosis', month],
    queryFn: ({ signal }) => call(readDiagnosis, { params: { vehicleId, month }, signal }),
    staleTime: 30_000,
  })

/** A look at a track is logged: it is not read again without need. */
export const useTrip = (vehicleId: string, tripId: string) =>
  useQuery({
    queryKey: ['drive', vehicleId, tripId],
    queryFn: ({ signal }) => call(readTrip, { params: { vehicleId, tripId }, signal }),
    staleTime: 600_000,
  })

export const useKeeping = (vehicleId: string) =>
  useQuery({
    queryKey: [...drivesKey, vehicleId, 'keeping'],
    queryFn: ({ signal }) => call(readKeeping, { params: { vehicleId }, signal }),
  })

export const useGround = () =>
  useQuery({ queryKey: ['map'], queryFn: ({ signal }) => call(readMap, { signal }), staleTime: Number.POSITIVE_INFINITY })
