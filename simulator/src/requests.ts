/** Orders of the centre: is this one signed, meant for this car, fresh, and not done already? */
import { type Answer, type CarCode, keysClaims, type RequestClaims, requestClaims, type Verb, verbs } from '@tsunagu/contract/message.ts'
import { type CryptoKey, calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose'
import type { Clock } from './clock.ts'
import type { CommandKey } from './identity.ts'

/** The centre's public keys the car obeys. One set may serve a whole fleet. */
export class CommandKeys {
  #keys = new Map<string, CryptoKey>()
  #jwks: CommandKey[] = []

  get ids(): string[] {
    return [...this.#keys.keys()]
  }

  get jwks(): CommandKey[] {
    return this.#jwks
  }

  async replace(jwks: CommandKey[]): Promise<void> {
    const named = await Promise.all(
      // The name is computed, not believed: RFC 7638.
      jwks.map(async (jwk) => [await calculateJwkThumbprint(jwk as JWK), (await importJWK(jwk as JWK, 'ES256')) as CryptoKey] as const),
    )
    this.#keys = new Map(named)
    this.#jwks = jwks
  }

  /** The payload of a JWS of this type signed by a known key; `undefined` for anything else. */
  async payload(jws: string, type: string): Promise<unknown> {
    try {
      const known = ({ kid }: { kid?: string }) => {
        const key = this.#keys.get(kid ?? '')
        if (!key) throw new Error('unknown key')
        return key
      }
      const { payload, protectedHeader } = await compactVerify(jws, known, { algorithms: ['ES256'] })
      return protectedHeader.typ === type ? JSON.parse(Buffer.from(payload).toString('utf8')) : undefined
    } catch {
      return undefined
    }
  }

  /** Takes over the successors of `down/link/keys`. True when they were signed by a key we had, for this car. */
  async learn(jws: string, carId: string): Promise<boolean> {
    const claims = keysClaims.safeParse(await this.payload(jws, 'car-keys+jwt'))
    if (!claims.success || claims.data.carId !== carId) return false
    try {
      await this.replace(claims.data.keys as CommandKey[])
      return true
    } catch {
      return false
    }
  }
}

export type Verdict =
  /** Not trustworthy, not even its id: no answer. */
  | { do: 'ignore' }
  /** A refusal or, for a repeated delivery, the last answer again. */
  | { do: 'answer'; answer: Answer; claims: RequestClaims; again: boolean }
  | { do: 'act'; claims: RequestClaims & { verb: Verb } }

/** Ids remembered with their last answer, and the width of the counter's window. */
const memory = 64
const window = 64n

/** What one start of the unit knows about the orders it has had. */
export class RequestBook {
  readonly #carId: string
  readonly #clock: Clock
  readonly #keys: CommandKeys
  readonly #without: readonly Verb[]
  readonly #answers = new Map<string, Answer>()
  #highest = 0
  #seen = 0n

  constructor(carId: string, clock: Clock, keys: CommandKeys, without: readonly Verb[]) {
    this.#carId = carId
    this.#clock = clock
    this.#keys = keys
    this.#without = without
  }

  /** @param word `module/verb` of the topic it came on. */
  async judge(word: string, jws: string): Promise<Verdict> {
    const parsed = requestClaims.safeParse(await this.#keys.payload(jws, 'car-request+jwt'))
    // Another car's order says nothing about us: answering it would settle the other car's request.
    if (!parsed.success || parsed.data.carId !== this.#carId) return { do: 'ignore' }
    const claims = parsed.data
    const before = this.#answers.get(claims.id)
    if (before) return { do: 'answer', answer: before, claims, again: true }
    const code = this.#whyNot(word, claims)
    if (code) return { do: 'answer', answer: this.#refusal(claims.id, code), claims, again: false }
    this.#note(claims.counter)
    return { do: 'act', claims: claims as RequestClaims & { verb: Verb } }
  }

  /** The answer a repeated delivery of this id gets from now on. */
  remember(answer: Answer): void {
    this.#answers.delete(answer.id)
    this.#answers.set(answer.id, answer)
    if (this.#answers.size > memory) this.#answers.delete(this.#answers.keys().next().value as string)
  }

  #whyNot(word: string, claims: RequestClaims): CarCode | undefined {
    if (claims.verb !== word) return 'not-signed'
    if (claims.epoch !== this.#clock.epoch) return 'wrong-epoch'
    if (claims.expiry <= this.#clock.seconds()) return 'expired'
    if (this.#wasUsed(claims.counter)) return 'replayed'
    if (!isVerb(claims.verb) || !verbs[claims.verb].safeParse(claims.args).success) return 'unknown-verb'
    return this.#without.includes(claims.verb) ? 'not-equipped' : undefined
  }

  #refusal(id: string, code: CarCode): Answer {
    const { epoch } = this.#clock
    return code === 'wrong-epoch' ? { id, result: 'refused', code, epoch, clock: this.#clock.seconds() } : { id, result: 'refused', code }
  }

  #wasUsed(counter: number): boolean {
    const back = BigInt(this.#highest - counter)
    if (back < 0n) return false
    return back >= window || ((this.#seen >> back) & 1n) === 1n
  }

  #note(counter: number): void {
    const ahead = BigInt(counter - this.#highest)
    if (ahead > 0n) {
      this.#seen = ahead >= window ? 1n : ((this.#seen << ahead) | 1n) & ((1n << window) - 1n)
      this.#highest = counter
    } else {
      this.#seen |= 1n << -ahead
    }
  }
}

const isVerb = (verb: string): verb is Verb => Object.hasOwn(verbs, verb)
