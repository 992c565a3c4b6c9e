import { useQuery } from '@tanstack/react-query'

/** Whether mails of this centre lie in its local mailbox page: true only on the very machine, without a mail server. */
export function useLocalMailbox(): boolean {
  const { data } = useQuery({
    queryKey: ['local-mailbox'],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      const answer = await fetch('/mailbox.json?to=none', { signal })
      return answer.ok && (answer.headers.get('content-type') ?? '').includes('json')
    },
  })
  return data ?? false
}
