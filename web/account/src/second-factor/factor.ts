import { useQuery } from '@tanstack/react-query'
import { readSecondFactor } from '@tsunagu/contract/second-factor.ts'
import { call } from '@tsunagu/kit/session.ts'

/** How I stand with the second factor; live changes of topic `account` renew it. */
export const useSecondFactor = () =>
  useQuery({ queryKey: ['account', undefined, 'second-factor'], queryFn: ({ signal }) => call(readSecondFactor, { signal }) })
