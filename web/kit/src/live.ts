import { useQueryClient } from '@tanstack/react-query'
import { type LiveChange, liveStream } from '@tsunagu/contract/platform.ts'
import { useEffect, useRef, useState } from 'react'

/**
 * Whether a query is about what changed. Query keys begin `[topic]` or `[topic, vehicleId, …]`:
 * a key without a vehicle is about all of them. A part `{ only: id }` makes it about one thing: other things that name themselves pass by.
 */
export function touches(key: readonly unknown[], change: LiveChange): boolean {
  if (key[0] !== change.topic) return false
  const one = key.find((part): part is { only: string } => typeof part === 'object' && part !== null && 'only' in part)
  if (one && change.id !== undefined && change.id !== one.only) return false
  return change.vehicleId === undefined || key[1] === undefined || key[1] === change.vehicleId
}

/** What `/api/live` said; a line that is not a change of ours (a newer centre, a proxy's page) is passed over. */
export function liveChange(line: string): LiveChange | null {
  try {
    const found = JSON.parse(line) as Partial<LiveChange> | null
    return typeof found?.topic === 'string' ? (found as LiveChange) : null
  } catch {
    return null
  }
}

/** Seconds before the next attempt: 1, 2, 4 … 30, shaken so that phones do not come back all at once. */
export const waitBefore = (attempt: number, random = Math.random()) => Math.min(30, 2 ** attempt) * (0.7 + 0.6 * random)

/**
 * Keeps the stream at `address` open (the owner's, unless staff say theirs) and refetches what changed. After a gap everything is refetched: changes of the gap are lost.
 * @returns whether the line is open now
 */
export function useLive(options: { address?: string; enabled?: boolean; onChange?: (change: LiveChange) => void } = {}): boolean {
  const { address = liveStream.path, enabled = true, onChange } = options
  const client = useQueryClient()
  const heard = useRef(onChange)
  heard.current = onChange
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!enabled) return
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let attempt = 0
    let gap = false
    const connect = () => {
      clearTimeout(timer)
      source?.close()
      source = new EventSource(address)
      source.onopen = () => {
        attempt = 0
        setOpen(true)
        if (gap) void client.invalidateQueries()
        gap = false
      }
      source.addEventListener('change', ({ data }) => {
        const change = liveChange(String(data))
        if (!change) return
        void client.invalidateQueries({ predicate: ({ queryKey }) => touches(queryKey, change) })
        heard.current?.(change)
      })
      source.addEventListener('lost', () => void client.invalidateQueries())
      source.onerror = () => {
        // Refused, not lost (the session may have ended elsewhere): whoever still looks asks the centre, and hears it.
        if (source?.readyState === EventSource.CLOSED) void client.invalidateQueries()
        source?.close()
        gap = true
        setOpen(false)
        timer = setTimeout(connect, waitBefore(attempt) * 1000)
        attempt += 1
      }
    }
    // A phone that wakes up or finds the network again does not wait for the timer.
    const wake = () => {
      if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) connect()
    }
    connect()
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearTimeout(timer)
      source?.close()
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [client, enabled, address])
  return open
}
