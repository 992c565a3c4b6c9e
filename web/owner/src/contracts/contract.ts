/** Reading contracts, consents and documents. Topic of live changes: `contracts`. */
import { useQuery } from '@tanstack/react-query'
import { type DocumentId, listConsents, readContract, readDocument, readOffer } from '@tsunagu/contract/contracts.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { call } from '@tsunagu/kit/session.ts'

export const consentsKey = ['contracts', undefined, 'consents'] as const

/** Only the owner of a car sees its contract. */
export const useContract = ({ id, role }: Pick<Vehicle, 'id' | 'role'>) =>
  useQuery({
    queryKey: ['contracts', id, 'contract'],
    queryFn: ({ signal }) => call(readContract, { params: { vehicleId: id }, signal }),
    enabled: role === 'owner',
    staleTime: 60_000,
  })

/** Where charging support is applied for, for a car that could have it. */
export const useOffer = (vehicleId: string, wanted: boolean) =>
  useQuery({
    queryKey: ['contracts', vehicleId, 'offer'],
    queryFn: ({ signal }) => call(readOffer, { params: { vehicleId }, signal }),
    enabled: wanted,
    staleTime: 600_000,
  })

export const useConsents = () => useQuery({ queryKey: consentsKey, queryFn: ({ signal }) => call(listConsents, { signal }) })

export const useDocument = (documentId: DocumentId, version: string | undefined) =>
  useQuery({
    queryKey: ['documents', documentId, version],
    queryFn: ({ signal }) => call(readDocument, { params: { documentId }, query: version ? { version } : {}, signal }),
    staleTime: 600_000,
  })

/** Where an application begins, later too (IMP-29). */
export const applyAt = (vehicleId: string) => `/signup/services?vehicle=${vehicleId}`
export const contractAt = (vehicleId: string) => `/garage/${vehicleId}/contract`
