/** Cars reached through OVMS v3 modules: our door for devices, requests in the module's own commands, and `active` while somebody looks. */
import { TooMany } from '../../../platform/errors.ts'
import { countTry, networkOf, refuseSpent } from '../../../platform/limits.ts'
import type { Centre } from '../../../platform/module.ts'
import { type DeviceKnock, openDeviceDoor } from '../../../platform/mqtt/device-door.ts'
import { type Work, working } from '../../../platform/work.ts'
import type { Batches } from '../../ingest/batches.ts'
import type { Carrier, Line } from '../../line.ts'
import { isWatched } from '../../queries.ts'
import { takeAnswer } from '../../requests/take-answer.ts'
import type { Authority } from '../../units/authority.ts'
import { admitDevice } from '../devices/admit-device.ts'
import { changeDevice, countRefusedOf, findDevice, watchedAmong } from '../devices/queries.ts'
import { allowedOf, hashOf } from '../devices/secrets.ts'
import { Gatherer } from '../gatherer.ts'
import { ModuleEar } from './hear-module.ts'
import { ModuleSession } from './module-session.ts'
import { activeTopic, activeWord, commandFor, commandTopic, metricsTopic, prefixOf, vehicleOf } from './words.ts'

interface OvmsLine {
  port: number
  carrier: Carrier
  renew(tls: { key: string; cert: string }): void
  close(): Promise<void>
}

/** Metrics and notices are short; the whole answer of a command still fits. Bytes. */
const packetBytes = 16 * 1024
/** A module may send 150 metrics in each tick of a second. */
const mostMessages = 3000
/** Of one user name from one network: a neighbour behind the same address, as SIM cards have them, is not made to wait. */
const wrongPasswords = { calls: 20, seconds: 600 }
/** Of all names together. */
const strangers = { calls: 300, seconds: 600 }
/** With the 80 s of a word that is 95 at most. */
const lookEvery = 15_000
const touchEvery = 30_000
const spread = 5000

export async function carryByOvms(centre: Centre, line: Line, batches: Batches, authority: Authority): Promise<OvmsLine> {
  const { ground, config, log } = centre
  const held = new Map<string, ModuleSession>()
  const work = <T>(act: (work: Work) => Promise<T>) => working(ground, { kind: 'centre' }, act)
  const complain = (complaint: string) => (error: unknown) => log.warn({ err: error }, complaint)

  const touch = (module: ModuleSession) => {
    if (performance.now() - module.touchedAt < touchEvery) return
    module.touchedAt = performance.now()
    work((w) => changeDevice(w.db, module.vehicleId, module.deviceId, { heard_at: w.now })).catch(complain('device not touched'))
  }
  const newModule = (admitted: ConstructorParameters<typeof ModuleSession>[0]): ModuleSession => {
    const gatherer = new Gatherer({
      keep: (trace) => batches.take(admitted.vehicleId, `${prefixOf(admitted.carId)}metric`, trace),
      failed: complain('readings of a device not stored'),
    })
    return new ModuleSession(admitted, gatherer)
  }
  /** Whoever has guessed too often is told to come again later, as a module told no stays away. */
  const admit = async ({ user, password, address }: DeviceKnock): Promise<ModuleSession | undefined> => {
    const network = networkOf(address)
    const counts = [
      [`device-door ${network}`, strangers],
      [`device-door ${network} ${hashOf(user).toString('base64url')}`, wrongPasswords],
    ] as const
    for (const [key, limit] of counts) await refuseSpent(ground.db, key, limit, new Date())
    const admitted = await work((w) => admitDevice(w, line.replica, user, password))
    if (admitted) {
      const module = newModule(admitted)
      held.set(module.vehicleId, module)
      return module
    }
    for (const [key, limit] of counts)
      await countTry(ground.db, key, limit, new Date()).catch((error: unknown) => {
        if (!(error instanceof TooMany)) throw error
      })
    return undefined
  }

  const ear = new ModuleEar(ground, (module) => {
    touch(module)
    line.greeted(module)
  })
  const door = await openDeviceDoor<ModuleSession>({
    host: config.HOST,
    port: config.DEVICE_PORT,
    tls: authority.server,
    packetBytes,
    mostMessages,
    log,
    admit,
    prefix: ({ carId }) => prefixOf(carId),
    subscribed: (module, filter) => {
      module.vehicle ??= vehicleOf(filter.slice(prefixOf(module.carId).length))
    },
    received(module, topic, payload) {
      touch(module)
      return ear.received(module, topic, payload)
    },
    offended(module, offence) {
      log.warn({ deviceId: module.deviceId, offence }, 'a device did what it may not')
      work((w) => countRefusedOf(w.db, module.vehicleId, module.deviceId)).catch(complain('offence not counted'))
    },
    gone(module) {
      if (held.get(module.vehicleId) === module) held.delete(module.vehicleId)
      void module.gatherer.close()
      line.gone(module)
    },
  })

  const say = (module: ModuleSession, topic: string, payload: string) => {
    if (module.vehicle !== undefined) door.publish(module, `${prefixOf(module.carId)}${module.vehicle}/${topic}`, payload)
  }
  /** Told once more even when it knows: a new look is worth a message. */
  const tellActive = (module: ModuleSession, word: '1' | '0') => {
    if (module.vehicle === undefined) return
    module.activeAt = word === '1' ? performance.now() : undefined
    say(module, activeTopic, word)
  }
  const lookRound = async () => {
    const modules = [...held.values()].filter(({ greeted }) => greeted)
    const ids = modules.map(({ vehicleId }) => vehicleId)
    const watched = await work(({ db, now }) => watchedAmong(db, ids, now))
    for (const module of modules) {
      const toldAgo = module.activeAt === undefined ? undefined : performance.now() - module.activeAt
      const word = activeWord(watched.has(module.vehicleId), toldAgo)
      if (word !== undefined) tellActive(module, word)
    }
  }
  const looking = setInterval(() => void lookRound().catch(complain('watchers not read')), lookEvery)

  const asModule = (car: { vehicleId: string }) => held.get(car.vehicleId)
  const carrier: Carrier = {
    holds: true,
    find: async (vehicleId) => held.get(vehicleId),
    carries: (car) => asModule(car) === car && door.holds(car as ModuleSession),
    all: () => door.sessions(),
    cut: (car) => door.cut(car as ModuleSession),
    cutAll: () => door.cutAll(spread),
    async welcome(car) {
      const module = asModule(car)
      if (module && (await work(({ db, now }) => isWatched(db, module.vehicleId, now)))) tellActive(module, '1')
    },
    async request(car, { claims }) {
      const module = asModule(car)
      if (!module || module !== car || module.vehicle === undefined) return false
      const device = await work(({ db }) => findDevice(db, module.vehicleId, module.deviceId))
      if (!device) return false
      const allowed = allowedOf(config, device)
      for (const { id, verb } of claims) {
        if (module.asked.has(id)) continue
        module.asked.add(id)
        const command = commandFor(verb, allowed)
        if (command === undefined) await work((w) => takeAnswer(w, module, { id, result: 'refused', code: 'not-equipped' }))
        else say(module, commandTopic(id), command)
        if (verb === 'link/report') say(module, metricsTopic, '*')
      }
      return true
    },
    // its requests are not signed
    renewKeys: async () => {},
    attend(car) {
      const module = asModule(car)
      if (module?.greeted) tellActive(module, '1')
    },
  }
  return {
    port: door.port,
    carrier,
    renew: (tls) => door.renew(tls),
    async close() {
      clearInterval(looking)
      const modules = door.sessions()
      await door.close()
      await Promise.all(modules.map(({ gatherer }) => gatherer.close()))
    },
  }
}
