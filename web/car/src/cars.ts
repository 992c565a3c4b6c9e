import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import type { ActBody, ActName, CarsView, CarView } from '@tsunagu/simulator/bench-contract.ts'
import { useCallback, useEffect, useState } from 'react'
import { benchProblems } from './bench/problems.ts'

export type { CarBody, CarView, RequestSeen } from '@tsunagu/simulator/bench-contract.ts'

const key = ['cars'] as const

/** All simulated cars, as they are now; `open`: whether the simulator is talking to us. */
export function useCars() {
  const client = useQueryClient()
  const [open, setOpen] = useState(true)
  const cars = useQuery({ queryKey: key, queryFn: readCars, staleTime: Number.POSITIVE_INFINITY, retry: true })
  useEffect(() => {
    // The browser connects again by itself; each connection begins with all cars.
    const source = new EventSource('/api/events')
    source.onopen = () => setOpen(true)
    source.onerror = () => setOpen(false)
    source.addEventListener('cars', ({ data }) => {
      const changed = JSON.parse(String(data)) as CarsView
      client.setQueryData<CarsView>(key, (now) => ({ routes: changed.routes, cars: merged(now?.cars ?? [], changed.cars) }))
    })
    return () => source.close()
  }, [client])
  return { ...cars, open }
}

/** Cars keep their places; those that changed are replaced, new ones come last. */
export function merged(now: readonly CarView[], changed: readonly CarView[]): CarView[] {
  const fresh = new Map(changed.map((car) => [car.name, car]))
  const kept = now.map((car) => fresh.get(car.name) ?? car)
  const known = new Set(now.map(({ name }) => name))
  return [...kept, ...changed.filter(({ name }) => !known.has(name))]
}

async function readCars(): Promise<CarsView> {
  const answer = await fetch('/api/cars')
  if (!answer.ok) throw failed('unavailable', answer.status)
  return answer.json()
}

const failed = (code: string, status: number) => new CallFailed({ type: 'about:blank', status, code, title: code })

/** Throws CallFailed with the bench's code. */
async function post<Name extends ActName>(car: string, name: Name, body: ActBody<Name>): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(`/api/cars/${encodeURIComponent(car)}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    throw failed('no-network', 0)
  }
  if (answer.ok) return
  const { code } = (await answer.json().catch(() => ({ code: 'unknown' }))) as { code: string }
  throw failed(code, answer.status)
}

export type Do = <Name extends ActName>(name: Name, body: ActBody<Name>) => Promise<boolean>

/** Does something to a car; says in a sentence when the car would not. Gives whether it did. */
export function useAct(car: string): Do {
  const { language } = useLanguage()
  return useCallback(
    async (name, body) => {
      try {
        await post(car, name, body)
        return true
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        toast(problemSentence(error.problem, language, benchProblems), 'bad')
        return false
      }
    },
    [car, language],
  )
}
