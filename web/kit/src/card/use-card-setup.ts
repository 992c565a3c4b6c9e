import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type CardSetup, readCardSetup, settleCardSetup, startCardSetup } from '@tsunagu/contract/payments.ts'
import { useEffect, useState } from 'react'
import { call } from '../session.ts'

const over = ({ status }: CardSetup) => status === 'succeeded' || status === 'canceled'

interface CardSetupNow {
  setup: CardSetup | undefined
  /** Whatever the centre or the line threw; null while all is well. */
  error: unknown
  /** The form says it is done; the company has not answered yet. */
  settling: boolean
  /** What is awaited takes longer than it should. */
  slow: boolean
  begin: () => void
  /** Asks the company: after its form says that something happened. */
  settle: () => void
}

const patience = 15_000

/**
 * One setup from its beginning to its end. The centre answers at once and asks the company in the background, so the setup is
 * read again until it is there; with live updates open (`useLive`) also at each change.
 */
export function useCardSetup(): CardSetupNow {
  const client = useQueryClient()
  const [settling, setSettling] = useState(false)
  const [slow, setSlow] = useState(false)
  const start = useMutation({ mutationFn: () => call(startCardSetup) })
  const id = start.data?.id
  const params = { setupId: id ?? '' }
  const read = useQuery({
    queryKey: ['payments', 'card-setup', id],
    queryFn: () => call(readCardSetup, { params }),
    enabled: id !== undefined,
    ...(start.data ? { initialData: start.data } : {}),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !over(state.data) && (settling || state.data.form === null) ? 700 : false),
  })
  const ask = useMutation({
    mutationFn: () => call(settleCardSetup, { params }),
    onSettled: () => client.invalidateQueries({ queryKey: ['payments', 'card-setup', id] }),
  })
  const setup = read.data
  const waiting = start.isPending || (setup !== undefined && !over(setup) && (settling || setup.form === null))
  useEffect(() => {
    setSlow(false)
    if (!waiting) return
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [waiting])
  const ended = setup !== undefined && over(setup)
  useEffect(() => {
    // the list of methods has changed
    if (ended) void client.invalidateQueries({ queryKey: ['payments'] })
  }, [ended, client])
  const { mutate: begin, isIdle } = start
  useEffect(() => {
    if (isIdle) begin()
  }, [isIdle, begin])
  return {
    setup,
    error: start.error ?? read.error ?? null,
    settling: settling && !ended,
    slow,
    begin: () => {
      setSettling(false)
      begin()
    },
    settle: () => {
      setSettling(true)
      ask.mutate()
    },
  }
}
