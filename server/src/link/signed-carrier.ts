/** Cars that speak our own protocol (contract/src/message.ts): what the centre says to them, signed where it must be. */
import { topic, type Welcome } from '@tsunagu/contract/message.ts'
import type { Centre } from '../platform/module.ts'
import { working } from '../platform/work.ts'
import { type CommandKey, commandKeys } from './keys/command-keys.ts'
import { introducerFor, keyFor } from './keys/rules.ts'
import { signKeys, signRequest } from './keys/sign.ts'
import type { Carrier } from './line.ts'
import type { CarSession } from './presence/admit-car.ts'
import { keysHeld } from './presence/queries.ts'

/** How this replica's words get to such a car: by its own door, or by a broker in front. */
export interface Transport extends Pick<Carrier, 'find' | 'carries' | 'all' | 'cut' | 'cutAll'> {
  /** Acknowledgement means stored, or `down/link/received` does. */
  readonly stored: Welcome['stored']
  publish(car: CarSession, topic: string, payload: string): void
}

export async function signedCarrier(centre: Centre, transport: Transport): Promise<Carrier> {
  const load = () => commandKeys(centre.ground.db, centre.config)
  let keys: CommandKey[] = await load()
  const say = (car: CarSession, module: string, word: string, payload: string) =>
    transport.publish(car, topic.down(car.carId, module, word), payload)
  const tellKeys = async (car: CarSession, known?: readonly string[]) => {
    const held = known ?? (await working(centre.ground, { kind: 'centre' }, ({ db }) => keysHeld(db, car.vehicleId)))
    const introducer = introducerFor(keys, held)
    if (!introducer) return
    const told = keys.map(({ publicJwk }) => ({ ...publicJwk }))
    say(car, 'link', 'keys', await signKeys(introducer, { carId: car.carId, keys: told }))
  }
  return {
    holds: transport.stored === 'puback',
    find: transport.find,
    carries: transport.carries,
    all: transport.all,
    cut: transport.cut,
    cutAll: transport.cutAll,
    async welcome(car, held) {
      say(car, 'link', 'welcome', JSON.stringify({ time: Date.now(), stored: transport.stored } satisfies Welcome))
      await tellKeys(car, held)
    },
    async request(car, claimed) {
      const key = keyFor(keys, claimed.keys)
      if (!key) return false
      for (const claims of claimed.claims) {
        const [module, word] = claims.verb.split('/') as [string, string]
        say(car, module, word, await signRequest(key, claims))
      }
      return true
    },
    async renewKeys() {
      keys = await load()
      await Promise.all(transport.all().map((car) => tellKeys(car)))
    },
    // such a car reports by itself when there is something to report
    attend() {},
  }
}
