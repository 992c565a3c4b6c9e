import { useQuery } from '@tanstack/react-query'
import { listWebhooks, readHomeAssistant } from '@tsunagu/contract/builders.ts'
import { listTokens } from '@tsunagu/contract/tokens.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { call } from '@tsunagu/kit/session.ts'

/* The first word of a key is the topic of live changes that makes it read again. */
export const useTokens = () =>
  useQuery({ queryKey: ['account', undefined, 'tokens'], queryFn: ({ signal }) => call(listTokens, { signal }) })
export const useWebhooks = () =>
  useQuery({ queryKey: ['builders', undefined, 'webhooks'], queryFn: ({ signal }) => call(listWebhooks, { signal }) })
export const useHomeAssistant = () =>
  useQuery({ queryKey: ['builders', undefined, 'home-assistant'], queryFn: ({ signal }) => call(readHomeAssistant, { signal }) })
export const useCars = () =>
  useQuery({ queryKey: ['vehicles', undefined, 'list'], queryFn: ({ signal }) => call(listVehicles, { signal }) })
