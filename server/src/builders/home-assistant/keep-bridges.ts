/** Holds people's brokers: each by one process at a time, by a lease in the database, so that another takes over when this one is gone. */
import { randomUUID } from 'node:crypto'
import type { Centre } from '../../platform/module.ts'
import { working } from '../../platform/work.ts'
import { Bridge } from './bridge.ts'
import { type BrokerRow, holdBrokers, letGo } from './queries.ts'
import { brokersKey } from './tell-brokers.ts'

/** ms: how often leases are renewed, and how long one holds. */
const pace = { tick: 5000, lease: 20_000 }
/** New ones in one tick, so that several processes share them. */
const mostNew = 20

export async function keepBridges(centre: Centre): Promise<() => Promise<void>> {
  const holder = randomUUID()
  const bridges = new Map<string, Bridge>()
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const tick = async () => {
    const rows = await working(centre.ground, { kind: 'centre' }, ({ db, now }) =>
      holdBrokers(db, holder, now, new Date(now.getTime() + pace.lease), mostNew),
    )
    const held = new Map(rows.map((row) => [row.account_id, row]))
    for (const [accountId, bridge] of bridges) {
      const row = held.get(accountId)
      if (row?.version === bridge.row.version) continue
      bridges.delete(accountId)
      await bridge.close({ withdraw: row !== undefined && isElsewhere(bridge.row, row) })
    }
    for (const row of rows) {
      if (bridges.has(row.account_id) || ended) continue
      const bridge = new Bridge(centre, row, holder)
      bridges.set(row.account_id, bridge)
      bridge.open()
    }
  }
  let ticking: Promise<void> = Promise.resolve()
  const goOn = () => {
    clearTimeout(timer)
    ticking = ticking.then(tick).catch((error: unknown) => centre.log.warn({ err: error }, 'brokers not looked after'))
    void ticking.then(() => {
      clearTimeout(timer)
      if (!ended) timer = setTimeout(goOn, pace.tick)
    })
  }
  goOn()

  const keys = () => new Set([brokersKey, ...[...bridges.values()].flatMap(({ cars }) => cars.map((id) => `vehicle:${id}`))])
  const unlisten = centre.live.listen(keys, (change) => {
    if (ended) return
    if (change === 'lost' || change.key === brokersKey) goOn()
    for (const bridge of bridges.values()) if (change === 'lost' || bridge.cars.some((id) => change.key === `vehicle:${id}`)) bridge.look()
  })
  return async () => {
    ended = true
    clearTimeout(timer)
    unlisten()
    await ticking
    for (const bridge of bridges.values()) await bridge.close({ withdraw: false })
    await working(centre.ground, { kind: 'centre' }, ({ db }) => letGo(db, holder))
  }
}

const isElsewhere = (before: BrokerRow, after: BrokerRow) =>
  before.url !== after.url || before.prefix !== after.prefix || before.discovery_prefix !== after.discovery_prefix
