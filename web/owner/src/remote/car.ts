/** The car's state and requests as the pages read them, kept fresh while somebody looks. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CarRequest } from '@tsunagu/contract/link.ts'
import { listCautions, listRequests, readRequest, readState, watch } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { useCallback, useEffect } from 'react'
import { useLineOpen } from '../shell/line.ts'
import { whyWithout } from '../vehicles/services.ts'
import { isRunning, type Reached, reachedOf, withRequest } from './request-view.ts'

/** The topic of live changes is `remote`. */
const stateKey = (vehicleId: string) => ['remote', vehicleId, 'state'] as const
const requestsKey = (vehicleId: string) => ['remote', vehicleId, 'requests'] as const
export const cautionsKey = ['remote', 'cautions'] as const

/** Everything remote check shows. Read again each minute even without news: an age may have passed the mark. */
export function useCarState(vehicle: Vehicle) {
  return useQuery({
    queryKey: stateKey(vehicle.id),
    queryFn: ({ signal }) => call(readState, { params: { vehicleId: vehicle.id }, signal }),
    enabled: whyWithout(vehicle, 'remote-check') === null,
    refetchInterval: 60_000,
  })
}

const lastForMs = 20_000

/** The centre said that the car is under no contract today (GLK-32). */
export const lacksContract = (error: unknown): boolean => codeOf(error) === 'contract-needed'

/** Somebody looks at this car: its changes come live until the page is left or hidden. */
export function useWatch(vehicle: Vehicle): void {
  const { id } = vehicle
  const without = whyWithout(vehicle, 'remote-check') !== null
  useEffect(() => {
    if (without) return
    const renew = () => {
      // a lease that could not be renewed shows as an interrupted line, not as a fault of this page
      if (document.visibilityState === 'visible') void call(watch, { params: { vehicleId: id } }).catch(() => {})
    }
    renew()
    const timer = setInterval(renew, lastForMs)
    document.addEventListener('visibilitychange', renew)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [id, without])
}

/** How far each request was seen to come; the centre's answer names only where it stands. */
const reached = new Map<string, Reached>()
function noteReached(request: CarRequest): CarRequest {
  reached.set(request.id, reachedOf(request.state, reached.get(request.id)))
  return request
}
export const reachedBy = (request: CarRequest): Reached => reachedOf(request.state, reached.get(request.id))

/** The newest requests. While one runs they are asked for as well, rarely when the live line is open. */
export function useRequests(vehicleId: string) {
  const open = useLineOpen()
  return useQuery({
    queryKey: requestsKey(vehicleId),
    queryFn: async ({ signal }) => (await call(listRequests, { params: { vehicleId }, query: { most: 20 }, signal })).map(noteReached),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? (open ? 10_000 : 2_000) : false),
  })
}

export function useRequest(vehicleId: string, requestId: string) {
  const open = useLineOpen()
  return useQuery({
    queryKey: [...requestsKey(vehicleId), requestId],
    queryFn: async ({ signal }) => noteReached(await call(readRequest, { params: { vehicleId, requestId }, signal })),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? (open ? 10_000 : 2_000) : false),
  })
}

/** Puts the centre's answer to a tap on the page before the list is read again. */
export function useShowRequest(vehicleId: string): (request: CarRequest) => void {
  const client = useQueryClient()
  return useCallback(
    (request) => {
      noteReached(request)
      client.setQueryData<CarRequest[]>(requestsKey(vehicleId), (known) => withRequest(known ?? [], request))
      void client.invalidateQueries({ queryKey: requestsKey(vehicleId) })
    },
    [client, vehicleId],
  )
}

export const useCautions = () =>
  useQuery({ queryKey: cautionsKey, queryFn: ({ signal }) => call(listCautions, { signal }), staleTime: 300_000 })
