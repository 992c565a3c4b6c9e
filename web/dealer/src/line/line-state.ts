/** The line's state as the page reads it: again every five seconds, while somebody looks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readLineState } from '@tsunagu/contract/line-state.ts'
import { call } from '@tsunagu/kit/session.ts'

const everyMs = 5000

export const useLineState = () =>
  useQuery({
    queryKey: ['line', undefined, 'state'],
    queryFn: ({ signal }) => call(readLineState, { signal }),
    refetchInterval: everyMs,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
