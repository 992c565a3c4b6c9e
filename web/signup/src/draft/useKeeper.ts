import { CallFailed, csrfHeader } from '@tsunagu/contract/client.ts'
import type { Procedure } from '@tsunagu/contract/signup.ts'
import { draftValues, saveDraft } from '@tsunagu/contract/signup.ts'
import { keepable } from '@tsunagu/kit/draft.ts'
import { beforeHandBack } from '@tsunagu/kit/lent/lent.ts'
import { call } from '@tsunagu/kit/session.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import * as z from 'zod'
import { createKeeper, type Draft, type DraftValue, type DraftValues, type Keeper, type Saved, type Snapshot } from './keeper.ts'

/** The draft of one procedure for as long as its pages are open. Secrets never lie in it, whatever a page hands in. */
export function useKeeper(procedure: Procedure): { keeper: Keeper; snapshot: Snapshot } {
  const { id } = procedure
  const [keeper] = useState(() =>
    createKeeper({ draft: procedure.draft, save: (draft, last) => saved(id, draft, last), spare: spareOf(id) }),
  )
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void keeper.flush(true)
    }
    const gone = () => void keeper.flush(true)
    addEventListener('pagehide', gone)
    document.addEventListener('visibilitychange', leave)
    addEventListener('online', keeper.wake)
    const lent = beforeHandBack(() => keeper.flush())
    return () => {
      removeEventListener('pagehide', gone)
      document.removeEventListener('visibilitychange', leave)
      removeEventListener('online', keeper.wake)
      lent()
      void keeper.flush()
    }
  }, [keeper])
  return { keeper, snapshot: useSyncExternalStore(keeper.subscribe, keeper.snapshot) }
}

const newerFacts = z.object({ version: z.number().int(), values: draftValues })

async function saved(procedureId: string, draft: Draft, last: boolean): Promise<Saved> {
  const body = { version: draft.version, values: keepable(draft.values) as Record<string, DraftValue> }
  try {
    if (last) return await savedWhileLeaving(procedureId, body)
    return { is: 'saved', version: (await call(saveDraft, { params: { procedureId }, body })).version }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    const { code, facts, status } = error.problem
    const newer = newerFacts.safeParse(facts)
    if (code === 'draft-newer' && newer.success) return { is: 'newer', draft: newer.data }
    return status === 0 || status === 429 || status >= 500 ? { is: 'no-line' } : { is: 'refused' }
  }
}

/** `call` has no `keepalive`; the answer is not read by a page that is gone. */
async function savedWhileLeaving(procedureId: string, body: { version: number; values: Record<string, DraftValue> }): Promise<Saved> {
  try {
    const answer = await fetch(saveDraft.path.replace(':procedureId', encodeURIComponent(procedureId)), {
      method: saveDraft.method,
      keepalive: true,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', [csrfHeader]: '1' },
      body: JSON.stringify(body),
    })
    return answer.ok ? { is: 'saved', version: z.parse(saveDraft.response, await answer.json()).version } : { is: 'no-line' }
  } catch {
    return { is: 'no-line' }
  }
}

/** In this tab only, and only until the centre has it. */
function spareOf(procedureId: string) {
  const name = `tsunagu.signup.unsaved.${procedureId}`
  return {
    read: (): DraftValues | null => {
      try {
        const found = draftValues.safeParse(JSON.parse(sessionStorage.getItem(name) ?? 'null'))
        return found.success ? found.data : null
      } catch {
        return null
      }
    },
    write: (values: DraftValues | null) => {
      try {
        if (values === null) sessionStorage.removeItem(name)
        else sessionStorage.setItem(name, JSON.stringify(keepable(values)))
      } catch {
        // forbidden or full: the draft lasts as long as the page
      }
    },
  }
}
