/** One person's cars on one person's broker: discovery, states and commands, as long as this process holds the line. */
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import type { MqttClient } from 'mqtt'
import { accountById } from '../../accounts/index.ts'
import { Failure } from '../../platform/errors.ts'
import type { Centre } from '../../platform/module.ts'
import { openOwnBroker } from '../../platform/outside/own-broker.ts'
import { unseal } from '../../platform/secrets.ts'
import { type Actor, reading, type Work, working } from '../../platform/work.ts'
import { readState } from '../../remote/index.ts'
import { listVehicles } from '../../vehicles/index.ts'
import { tellPage } from '../webhooks/my-webhook.ts'
import { carTopic, discoveryOf, discoveryTopic, messagesOf, topicsOfCar } from './discovery.ts'
import { hearCommand } from './hear-command.ts'
import { type BrokerRow, deleteBroker, updateHeld } from './queries.ts'
import { passwordName } from './set-home-assistant.ts'
import { tellBrokers } from './tell-brokers.ts'

/** How often cars are looked at, and how often in the minute after a command (ms). */
const pace = { usual: 15_000, soon: 2000, soonFor: 60_000 }
/** What cannot be taken back from a broker in a day is forgotten (ms). */
const patience = 24 * 3600_000

interface Car {
  vehicle: Vehicle
  /** Null: nothing may be shown now (no contract, not in the car's list). */
  state: CarState | null
}

export class Bridge {
  readonly row: BrokerRow
  readonly #centre: Centre
  readonly #holder: string
  readonly #actor: Extract<Actor, { kind: 'owner' }>
  readonly #bridgeTopic: string
  #client: MqttClient | undefined
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  /** Topic → what lies there by our hand since this connection began. */
  readonly #sent = new Map<string, string>()
  #cars: readonly string[] = []
  #published: Set<string>
  #soonUntil = 0
  /** Rejects when the present connection is over: what was under way will not be answered any more. */
  #lost = Promise.withResolvers<never>()
  #state: BrokerRow['state'] | undefined
  #ended = false

  constructor(centre: Centre, row: BrokerRow, holder: string) {
    this.row = row
    this.#lost.promise.catch(() => {})
    this.#centre = centre
    this.#holder = holder
    this.#published = new Set(row.published)
    this.#bridgeTopic = `${row.prefix}/bridge-${row.account_id}/state`
    this.#actor = {
      kind: 'owner',
      accountId: row.account_id,
      sessionId: null,
      client: 'home-assistant',
      authenticatedAt: row.set_at,
      ...(row.vehicle_ids ? { vehicles: row.vehicle_ids } : {}),
    }
  }

  get #withdrawing(): boolean {
    return !this.row.is_on || this.row.removed
  }

  open(): void {
    const { row } = this
    const { config } = this.#centre
    if (this.#withdrawing && (row.published.length === 0 || row.set_at.getTime() + patience < Date.now())) {
      this.#inTurn(() => this.#forget())
      return
    }
    this.#client = openOwnBroker({
      url: row.url,
      user: row.username,
      password: row.password && unseal(config.SECRET, passwordName(row.account_id), row.password).toString('utf8'),
      authority: row.authority,
      privately: config.PRIVATE_BROKERS,
      clientId: `tsunagu-${row.account_id.slice(0, 13)}`,
      will: { topic: this.#bridgeTopic, payload: 'offline' },
      connected: () => {
        this.#lost = Promise.withResolvers<never>()
        this.#lost.promise.catch(() => {})
        this.#inTurn(() => this.#connected())
      },
      failed: (error) => {
        this.#lost.reject(new Error('the line to the broker broke'))
        if (!this.#ended) this.#inTurn(() => this.#moved('failing', error))
      },
      received: (topic, payload, retained) => this.#received(topic, payload, retained),
    })
  }

  /** Cars of this bridge that it shows now. */
  get cars(): readonly string[] {
    return this.#cars
  }

  /** Something about its cars changed. */
  look(): void {
    this.#inTurn(() => this.#round())
  }

  /** `withdraw`: its cars are taken back first, because they will stand elsewhere or nowhere. */
  async close({ withdraw }: { withdraw: boolean }): Promise<void> {
    clearTimeout(this.#timer)
    this.#ended = true
    // a broker that answers nothing holds nobody up
    const timer = setTimeout(() => this.#lost.reject(new Error('no answer at the end')), 3000)
    await this.#turn
    clearTimeout(this.#timer)
    if (this.#client?.connected) await this.#sayGoodbye(withdraw).catch(() => {})
    clearTimeout(timer)
    await this.#client?.endAsync(true)
  }

  async #sayGoodbye(withdraw: boolean): Promise<void> {
    if (withdraw) await this.#withdraw([...this.#published])
    await this.#publish(this.#bridgeTopic, withdraw ? '' : 'offline')
  }

  async #connected(): Promise<void> {
    this.#sent.clear()
    if (this.#withdrawing) {
      await this.#withdraw([...this.#published])
      await this.#publish(this.#bridgeTopic, '')
      await this.#forget()
      return
    }
    await this.#publish(this.#bridgeTopic, 'online')
    // Home Assistant says when it starts: it then wants to hear everything again
    await this.#orLost(this.#client?.subscribeAsync([`${this.row.discovery_prefix}/status`, `${this.row.prefix}/+/+/set`], { qos: 1 }))
    await this.#moved('connected', null)
    await this.#round()
  }

  /** Reads the cars and publishes what is other than it lies there. */
  async #round(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#ended || this.#withdrawing || !this.#client?.connected) return
    const { language, cars } = await this.#read()
    this.#cars = cars.map(({ vehicle }) => vehicle.id)
    const gone = [...this.#published].filter((id) => !this.#cars.includes(id))
    if (gone.length > 0) await this.#withdraw(gone)
    const shown = cars.filter(({ state }) => state !== null).map(({ vehicle }) => vehicle.id)
    if (gone.length > 0 || shown.some((id) => !this.#published.has(id)))
      await this.#keepPublished(new Set([...this.#published, ...shown].filter((id) => !gone.includes(id))))
    for (const car of cars) await this.#show(car, language)
    const soon = Date.now() < this.#soonUntil
    if (!this.#ended) this.#timer = setTimeout(() => this.look(), soon ? pace.soon : pace.usual)
  }

  #read(): Promise<{ language: 'ja' | 'en'; cars: Car[] }> {
    return reading(this.#centre.ground, this.#actor, async (work) => {
      const { language } = await accountById(work, this.row.account_id)
      const cars: Car[] = []
      for (const vehicle of await listVehicles(work)) cars.push({ vehicle, state: await stateOf(work, vehicle.id) })
      return { language, cars }
    })
  }

  async #show({ vehicle, state }: Car, language: 'ja' | 'en'): Promise<void> {
    const { row } = this
    const availability = `${carTopic(row.prefix, vehicle.id)}/availability`
    if (state === null) {
      if (this.#published.has(vehicle.id)) await this.#publish(availability, 'offline')
      return
    }
    const ground = {
      vehicleId: vehicle.id,
      name: vehicle.name,
      model: vehicle.model.name,
      language,
      discoveryPrefix: row.discovery_prefix,
      prefix: row.prefix,
      bridgeTopic: this.#bridgeTopic,
      mayOperate: row.may_operate,
      origin: this.#centre.config.ORIGIN,
      state,
    }
    const { topic, payload } = discoveryOf(ground)
    await this.#publish(topic, JSON.stringify(payload))
    for (const [at, said] of messagesOf(ground)) await this.#publish(at, said)
  }

  #received(topic: string, payload: string, retained: boolean): void {
    const { row } = this
    if (topic === `${row.discovery_prefix}/status`) {
      if (payload !== 'online') return
      this.#inTurn(async () => {
        this.#sent.clear()
        await this.#round()
      })
      return
    }
    const [vehicleId = '', entity = ''] = topic.slice(row.prefix.length + 1).split('/')
    // a command that lies there was meant for another moment
    if (retained || !this.#cars.includes(vehicleId)) return
    this.#inTurn(async () => {
      if (this.#ended) return
      const word = await hearCommand(this.#centre.ground, this.#actor, { vehicleId, entity, payload, mayOperate: row.may_operate })
      const at = `${carTopic(row.prefix, vehicleId)}/answer`
      this.#sent.delete(`${at}/state`)
      await this.#publish(`${at}/state`, word)
      await this.#publish(`${at}/attributes`, JSON.stringify({ command: entity, at: new Date().toISOString() }))
      this.#soonUntil = Date.now() + pace.soonFor
      await this.#round()
    })
  }

  async #withdraw(vehicleIds: readonly string[]): Promise<void> {
    for (const id of vehicleIds) {
      await this.#publish(discoveryTopic(this.row.discovery_prefix, id), '')
      for (const topic of topicsOfCar(this.row.prefix, id)) await this.#publish(topic, '')
    }
  }

  async #publish(topic: string, payload: string): Promise<void> {
    if (this.#sent.get(topic) === payload) return
    await this.#orLost(this.#client?.publishAsync(topic, payload, { qos: 1, retain: true }))
    this.#sent.set(topic, payload)
  }

  #orLost<T>(act: Promise<T> | undefined): Promise<T | undefined> {
    return Promise.race([act, this.#lost.promise])
  }

  /** One thing at a time; what fails is tried again by the next round. */
  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(act).catch((error: unknown) => {
      this.#centre.log.warn({ err: error, accountId: this.row.account_id }, 'Home Assistant not told')
      if (this.#ended) return
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.look(), pace.usual)
    })
  }

  #work<T>(act: (work: Work) => Promise<T>): Promise<T> {
    return working(this.#centre.ground, { kind: 'centre' }, act)
  }

  async #keepPublished(published: Set<string>): Promise<void> {
    this.#published = published
    await this.#work(({ db }) => updateHeld(db, this.row.account_id, this.#holder, { published: [...published] }))
  }

  /** Nothing of ours lies there any more. */
  #forget(): Promise<void> {
    return this.#work(async (work) => {
      if (this.row.removed) await deleteBroker(work.db, this.row.account_id)
      else await updateHeld(work.db, this.row.account_id, this.#holder, { published: [], holder: null, held_until: null })
      await tellBrokers(work, this.row.account_id)
    })
  }

  async #moved(state: BrokerRow['state'], error: BrokerRow['error']): Promise<void> {
    if (this.#state === state || this.#withdrawing) return
    this.#state = state
    await this.#work(async (work) => {
      await updateHeld(work.db, this.row.account_id, this.#holder, { state, error, state_since: work.now })
      await tellPage(work, this.row.account_id)
    })
  }
}

async function stateOf(work: Work, vehicleId: string): Promise<CarState | null> {
  const state = await readState(work, vehicleId)
  return state instanceof Failure ? null : state
}
