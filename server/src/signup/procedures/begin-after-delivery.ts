import { randomUUID } from 'node:crypto'
import type { Language } from '@tsunagu/contract/accounts.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { keepNew } from './keep.ts'
import { holding, newProcedure } from './procedure-of.ts'

/** Begins 4-1 from the leaflet's QR or the mail (PDL-02, PDL-03). Refused `kei-not-possible`: told at once, not at the end (IMP-42, PDL-09). */
export async function beginAfterDelivery(
  work: Work,
  { language, kei, browserHash }: { language: Language; kei: boolean; browserHash: Buffer },
): Promise<{ procedureId: string } | Refused> {
  if (kei) return new Refused('kei-not-possible')
  const id = randomUUID()
  const held = await holding(work, newProcedure(work, { id, flow: 'after-delivery', language, browserHash }))
  await keepNew(work, held)
  return { procedureId: id }
}
