import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { cardByHash, insertCard, insertOldRecord, putVehicle } from './queries.ts'
import { type Holder, numberHash, sealCard, sealRecord } from './sealed.ts'
import type { CardKind, OldRecordKind } from './tables.ts'

export interface OldCard {
  kind: CardKind
  number: string
  holder: Holder
  vehicleIds: readonly string[]
  /** What its holder kept at the old site; `data` is any JSON. */
  records: readonly { kind: OldRecordKind; createdAt: Date; data: unknown }[]
}

/** Takes over a card from before, with what was kept under it; nobody is linked yet. Refused `card-known`. */
export async function addCard(work: Work, { kind, number, holder, vehicleIds, records }: OldCard): Promise<string | Refused> {
  const hash = numberHash(work, kind, number)
  if (await cardByHash(work.db, hash)) return new Refused('card-known')
  const id = crypto.randomUUID()
  await insertCard(work.db, {
    id,
    kind,
    number_hash: hash,
    number_tail: number.slice(-4),
    sealed: sealCard(work, id, { number, holder }),
    origin: 'imported',
    created_at: work.now,
  })
  for (const vehicleId of vehicleIds) await putVehicle(work.db, vehicleId, id, work.now)
  for (const record of records) {
    const recordId = crypto.randomUUID()
    await insertOldRecord(work.db, {
      id: recordId,
      card_id: id,
      kind: record.kind,
      sealed: sealRecord(work, recordId, record.data),
      created_at: record.createdAt,
    })
  }
  return id
}
