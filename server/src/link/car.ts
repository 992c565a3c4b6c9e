/** The door for cars: what arrives on a car's topics is parsed here and handed to one verb. */
import type { Refusal } from '@tsunagu/contract/line-state.ts'
import { answer, bye, hello, type Trace, topic as topicOf } from '@tsunagu/contract/message.ts'
import type { MessageKind } from '../platform/watching/counters.ts'
import { type Work, type WorkGround, working } from '../platform/work.ts'
import type { Batches } from './ingest/batches.ts'
import { readTrace } from './ingest/read-trace.ts'
import { setAside } from './ingest/set-aside.ts'
import type { CarSession } from './presence/admit-car.ts'
import { type Greeting, greetCar } from './presence/greet-car.ts'
import { hearBye } from './presence/hear-bye.ts'
import { readWord } from './read-word.ts'
import { takeAnswer } from './requests/take-answer.ts'

/** What a car's word asks of the line after it is committed. */
export interface CarListener {
  /** It said hello: welcome it, tell it new keys, send it what waits. */
  greeted(car: CarSession, greeting: Greeting): void
  /** It must be asked again in its new epoch. */
  askAgain(car: CarSession): void
  /** Its trace is stored. */
  stored(car: CarSession, trace: Trace): void
}

const kinds: Readonly<Record<string, MessageKind>> = {
  'link/trace': 'trace',
  'link/hello': 'hello',
  'link/bye': 'bye',
  'link/answer': 'answer',
}
const refusals: Readonly<Record<string, Refusal>> = { 'not JSON': 'not-json', 'unknown topic': 'unknown-topic' }

export class CarDoor {
  readonly #ground: WorkGround
  readonly #batches: Batches
  readonly #listener: CarListener
  /** What a car says in words of its own is heard in order; traces go by the batch. */
  readonly #turns = new Map<string, Promise<void>>()

  constructor(ground: WorkGround, batches: Batches, listener: CarListener) {
    this.#ground = ground
    this.#batches = batches
    this.#listener = listener
  }

  /** Resolves when what the car said is committed: then it may be acknowledged. */
  received(car: CarSession, topic: string, payload: Buffer): Promise<void> {
    const word = topic.slice(topicOf.up(car.carId, '', '').length - 1)
    this.#ground.counters.heard(kinds[word] ?? 'other', payload.length)
    if (word === 'link/trace') {
      const said = readTrace(payload)
      if (typeof said === 'string') return this.#reject(car, topic, said, payload)
      return this.#batches.take(car.vehicleId, topic, said, payload).then(() => this.#listener.stored(car, said))
    }
    return this.#inTurn(car.carId, () => this.#hear(car, word, topic, payload))
  }

  async #hear(car: CarSession, word: string, topic: string, payload: Buffer): Promise<void> {
    if (word === 'link/hello') {
      const said = readWord(hello, payload)
      if (!said.success) return this.#reject(car, topic, said.why, payload)
      this.#listener.greeted(car, await this.#work(car, (work) => greetCar(work, car, said.data)))
    } else if (word === 'link/bye') {
      const said = readWord(bye, payload)
      if (!said.success) return this.#reject(car, topic, said.why, payload)
      await this.#work(car, (work) => hearBye(work, car, said.data))
    } else if (word === 'link/answer') {
      const said = readWord(answer, payload)
      if (!said.success) return this.#reject(car, topic, said.why, payload)
      if ((await this.#work(car, (work) => takeAnswer(work, car, said.data))) === 'ask-again') this.#listener.askAgain(car)
    } else {
      await this.#reject(car, topic, 'unknown topic', payload)
    }
  }

  #reject(car: CarSession, topic: string, why: string, payload: Buffer): Promise<void> {
    this.#ground.counters.refuse(refusals[why] ?? 'wrong-shape', car.vehicleId)
    return this.#work(car, (work) => setAside(work, car.vehicleId, topic, why, payload))
  }

  #work<T>(car: CarSession, act: (work: Work) => Promise<T>): Promise<T> {
    return working(this.#ground, { kind: 'car', carId: car.carId }, act)
  }

  #inTurn(carId: string, act: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(carId) ?? Promise.resolve()).then(act, act)
    this.#turns.set(carId, turn)
    const over = () => {
      if (this.#turns.get(carId) === turn) this.#turns.delete(carId)
    }
    turn.then(over, over)
    return turn
  }
}
