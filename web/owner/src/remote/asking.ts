/** From a tap to a request: cautions read, confirmed, proved, sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { useCallback, useRef } from 'react'
import { cautionsKey, useCautions, useRequests, useShowRequest } from './car.ts'
import { type Ask, asking, asks, whyNot } from './operations.ts'
import { isRunning } from './request-view.ts'

/** The sheet that asks is an address (`?ask=lock-doors`), so that the phone's Back closes it. */
function useAskAddress(): [Ask | undefined, (ask: Ask | undefined) => void] {
  const { ask } = useSearch({ strict: false }) as { ask?: string }
  const { history } = useRouter()
  const opened = useRef(false)
  const set = useCallback(
    (next: Ask | undefined) => {
      const { pathname } = history.location
      if (next) {
        opened.current = true
        history.push(`${pathname}?ask=${next}`)
      } else if (opened.current) {
        opened.current = false
        history.back()
      } else history.replace(pathname)
    },
    [history],
  )
  return [asks.find((one) => one === ask), set]
}

/** What an answer that never came leaves open: the same tap may be sent again under the same name. */
const open = (error: unknown) => ['no-network', 'unavailable', 'proof-needed', 'passkey-needed'].includes(codeOf(error))

export interface Asking {
  /** A tap: goes straight to the car when nothing must be read or confirmed first, else opens the sheet. */
  tap: (ask: Ask) => void
  /** Sends what the sheet asks for. */
  send: (ask: Ask) => void
  /** What the sheet is about. */
  shown: Ask | undefined
  close: () => void
  /** The problem of the last try of that ask. */
  problem: unknown
  /** Being sent, or the car is at it. */
  busy: (ask: Ask) => boolean
  whyNot: (ask: Ask) => string | null
  vehicle: Vehicle
  state: CarState | undefined
}

export function useAsking(vehicle: Vehicle, state: CarState | undefined): Asking {
  const client = useQueryClient()
  const [shown, show] = useAskAddress()
  const { data: cautions } = useCautions()
  const { data: requests = [] } = useRequests(vehicle.id)
  const showRequest = useShowRequest(vehicle.id)
  /** One name to a tap, kept while its answer is open: sent twice it acts once. */
  const names = useRef(new Map<Ask, string>())
  const flying = useRef<Ask | null>(null)
  const { mutate, reset, variables, isPending, error } = useMutation({
    mutationFn: (ask: Ask) => {
      const requestId = names.current.get(ask) ?? crypto.randomUUID()
      names.current.set(ask, requestId)
      return call(asking[ask].endpoint, { params: { vehicleId: vehicle.id }, body: { requestId } })
    },
    onSettled: () => {
      flying.current = null
    },
    onSuccess: (request, ask) => {
      names.current.delete(ask)
      showRequest(request)
      if (shown) show(undefined)
    },
    onError: (problem, ask) => {
      if (!open(problem)) names.current.delete(ask)
      if (codeOf(problem) === 'caution-not-acknowledged') void client.invalidateQueries({ queryKey: cautionsKey })
      if (shown !== ask) show(ask)
    },
  })
  const send = (ask: Ask) => {
    if (flying.current) return
    flying.current = ask
    mutate(ask)
  }
  const mustRead = (ask: Ask) => cautions?.find(({ about }) => about === asking[ask].caution)?.acknowledgedAt == null
  const busy = (ask: Ask) =>
    (isPending && variables === ask) || requests.some((request) => request.verb === asking[ask].verb && isRunning(request))
  return {
    vehicle,
    state,
    shown,
    busy,
    problem: variables === shown ? error : null,
    whyNot: (ask) => whyNot(ask, vehicle, state),
    tap: (ask) => {
      if (flying.current) return
      // a new tap is a new request, whatever became of an earlier one
      names.current.delete(ask)
      reset()
      if (asking[ask].confirm || mustRead(ask)) show(ask)
      else send(ask)
    },
    send,
    close: () => {
      reset()
      show(undefined)
    },
  }
}
