import { useQueryClient } from '@tanstack/react-query'
import { settleMandate } from '@tsunagu/contract/payments.ts'
import { useEffect, useState } from 'react'
import { call } from '../session.ts'
import { methodsKey } from './methods.ts'

/** The bank leads back with `?mandate=…`: it is asked what was agreed, for as long as it takes to say so. */
export function useReturnFromBank(): { settling: boolean; refused: boolean } {
  const client = useQueryClient()
  const methodId = new URLSearchParams(location.search).get('mandate')
  const [state, setState] = useState<'settling' | 'settled' | 'refused'>(methodId ? 'settling' : 'settled')
  useEffect(() => {
    if (!methodId) return
    let over = false
    const ask = async () => {
      for (let tries = 0; tries < 15 && !over; tries++) {
        const { state: now } = await call(settleMandate, { params: { methodId } })
        if (now === 'active' || now === 'refused') return now
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
      return undefined
    }
    void ask()
      .catch(() => undefined)
      .then(async (now) => {
        if (over) return
        await client.invalidateQueries({ queryKey: methodsKey })
        history.replaceState(history.state, '', location.pathname)
        setState(now === 'refused' ? 'refused' : 'settled')
      })
    return () => {
      over = true
    }
  }, [methodId, client])
  return { settling: state === 'settling', refused: state === 'refused' }
}
