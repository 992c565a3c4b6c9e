/** What an OVMS module publishes is read here and handed to one verb. */
import { protocolVersion } from '@tsunagu/contract/message.ts'
import { type Work, type WorkGround, working } from '../../../platform/work.ts'
import { insertRejected } from '../../ingest/queries.ts'
import { greetCar } from '../../presence/greet-car.ts'
import { hearBye } from '../../presence/hear-bye.ts'
import { takeAnswer } from '../../requests/take-answer.ts'
import { keepWord } from '../devices/keep-word.ts'
import { countRefusedOf, findDevice } from '../devices/queries.ts'
import { verbsOfDevice } from '../devices/secrets.ts'
import type { ModuleSession } from './module-session.ts'
import { answerOf, type Heard, isNews, prefixOf, readTopic } from './words.ts'

const connectedMetric = 's.v3.connected'
const mostRejected = 20
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export class ModuleEar {
  readonly #ground: WorkGround
  readonly #greeted: (module: ModuleSession) => void

  /** `greeted`: it is on the line, and that is committed. */
  constructor(ground: WorkGround, greeted: (module: ModuleSession) => void) {
    this.#ground = ground
    this.#greeted = greeted
  }

  /** Resolves when what must be kept is committed: then it may be acknowledged. */
  received(module: ModuleSession, topic: string, payload: Buffer): Promise<void> {
    const read = readTopic(topic.slice(prefixOf(module.carId).length))
    if (!read) return this.#reject(module, topic, 'unknown topic', payload)
    module.vehicle ??= read.vehicle
    const { heard } = read
    const text = payload.toString('utf8')
    if (heard.about === 'foreign') return Promise.resolve()
    if (heard.about === 'metric' && heard.metric !== connectedMetric) return this.#measure(module, heard.metric, text, topic, payload)
    if (heard.about === 'event' && !this.#isKept(module, heard, text)) return Promise.resolve()
    module.turn = module.turn.then(
      () => this.#hear(module, heard, text, topic, payload),
      () => this.#hear(module, heard, text, topic, payload),
    )
    return module.turn
  }

  async #measure(module: ModuleSession, metric: string, text: string, topic: string, payload: Buffer): Promise<void> {
    if (metric === 'm.version') module.software = text.slice(0, 64)
    const read = module.metrics.read(metric, text)
    if (read === 'bad') return this.#reject(module, topic, 'not readable', payload)
    if (read) module.gatherer.take(read.readings, read.urgent)
  }

  /** Only what changes something people see; the rest of what goes on in a module is its own matter. */
  #isKept(module: ModuleSession, { name }: Extract<Heard, { about: 'event' }>, text: string): boolean {
    const event = name ?? text
    return isNews(event) && !module.isRepeated(event)
  }

  async #hear(module: ModuleSession, heard: Heard, text: string, topic: string, payload: Buffer): Promise<void> {
    if (heard.about === 'metric') {
      if (text === 'yes') return this.#greet(module)
      return this.#work(module, (work) => hearBye(work, module, { boot: module.gatherer.boot, why: 'lost' }))
    }
    if (heard.about === 'response') {
      if (!uuid.test(heard.id)) return this.#reject(module, topic, 'no request of ours', payload)
      await this.#work(module, (work) => takeAnswer(work, module, { id: heard.id, ...answerOf(text) }))
      return
    }
    if (heard.about === 'event') {
      module.gatherer.flush()
      return this.#keep(module, 'event', heard.name ?? text, '')
    }
    if (heard.about === 'data') return this.#keep(module, 'data', heard.subtype, text, heard)
    if (heard.about === 'notice') {
      module.gatherer.flush()
      return this.#keep(module, heard.kind, heard.subtype, text)
    }
  }

  async #greet(module: ModuleSession): Promise<void> {
    await this.#work(module, async (work) => {
      const device = await findDevice(work.db, module.vehicleId, module.deviceId)
      if (!device) return
      const { carId, epoch, clock, software, gatherer } = module
      const verbs = verbsOfDevice(work.config, device)
      await greetCar(work, module, {
        protocol: protocolVersion,
        boot: gatherer.boot,
        epoch,
        clock,
        keys: [],
        software: software || `OVMS ${carId.slice(0, 4)}`,
        verbs,
      })
    })
    module.greeted = true
    this.#greeted(module)
  }

  #keep(
    module: ModuleSession,
    kind: 'alert' | 'error' | 'info' | 'data' | 'event',
    subtype: string,
    text: string,
    data?: { record: string; ageSeconds: number },
  ): Promise<void> {
    return this.#work(module, (work) =>
      keepWord(work, {
        vehicle_id: module.vehicleId,
        device_id: module.deviceId,
        at: new Date(work.now.getTime() - (data?.ageSeconds ?? 0) * 1000),
        kind,
        subtype,
        text,
        record: data?.record ?? null,
      }),
    )
  }

  /** Counted, its start kept for whoever looks for the reason, and acknowledged like any other. */
  #reject(module: ModuleSession, topic: string, why: string, payload: Buffer): Promise<void> {
    return this.#work(module, async (work) => {
      await countRefusedOf(work.db, module.vehicleId, module.deviceId)
      const row = { vehicleId: module.vehicleId, topic: topic.replaceAll('\0', '').slice(0, 200), why, payload: payload.subarray(0, 4096) }
      await insertRejected(work.db, row, work.now, mostRejected)
    })
  }

  #work<T>(module: ModuleSession, act: (work: Work) => Promise<T>): Promise<T> {
    return working(this.#ground, { kind: 'car', carId: module.carId }, act)
  }
}
