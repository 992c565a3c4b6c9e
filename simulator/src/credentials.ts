/** A car's credentials over its life: enrolled once, renewed in time, with the centre's command keys, all kept in its folder. */
import { setTimeout as pause } from 'node:timers/promises'
import { type EnrolmentDoor, EnrolmentFailed, enrol, fetchCommandKeys, renew } from './enrolment.ts'
import { certificateLife, type Identity, readIdentity, writeIdentity } from './identity.ts'
import { CommandKeys } from './requests.ts'

export interface CredentialEvents {
  /** Enrolled now: the car can go on the line. */
  enrolled(): void
  /** A new certificate: the next connection shows it. */
  renewed(): void
  /** Something for the person at the bench to read. */
  remark(note: string): void
}

const renewalRetry = 60_000
const keysRetry = 5000
/** The longest setTimeout can wait. */
const longestTimer = 2_000_000_000

export class Credentials {
  readonly keys = new CommandKeys()
  readonly #folder: string
  readonly #door: EnrolmentDoor
  readonly #on: CredentialEvents
  #identity: Identity | undefined
  #enrolling = false
  #ended = false
  #renewal: NodeJS.Timeout | undefined
  #retry: NodeJS.Timeout | undefined

  constructor(folder: string, door: EnrolmentDoor, on: CredentialEvents) {
    this.#folder = folder
    this.#door = door
    this.#on = on
  }

  get identity(): Identity | undefined {
    return this.#identity
  }

  /** Reads the folder. True when the car is enrolled already. */
  async load(): Promise<boolean> {
    const identity = await readIdentity(this.#folder)
    if (identity) await this.#begin(identity)
    return identity !== undefined
  }

  /** Once, now. @throws EnrolmentFailed, or the folder's error */
  async enrol(code: string): Promise<void> {
    if (this.#enrolling) throw new EnrolmentFailed('unavailable', 'already enrolling')
    this.#enrolling = true
    try {
      const identity = await enrol(this.#door, code)
      await writeIdentity(this.#folder, identity)
      await this.#begin(identity)
    } finally {
      this.#enrolling = false
    }
    if (!this.#ended) this.#on.enrolled()
  }

  /** Again and again while the door is not there yet. A refusal ends it: wrong tries are counted against the code. */
  async enrolPatiently(code: string): Promise<void> {
    for (let wait = 1000; !this.#ended && !this.#identity; wait = Math.min(10_000, wait * 1.5)) {
      try {
        await this.enrol(code)
        return
      } catch (error) {
        this.#on.remark((error as Error).message)
        if (!(error instanceof EnrolmentFailed) || error.code !== 'unavailable') return
      }
      await pause(wait)
    }
  }

  /** The centre has told us its successor keys; they are remembered. */
  keepKeys(): void {
    this.#remember({ commandKeys: this.keys.jwks }).catch((error: Error) => this.#on.remark(error.message))
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#renewal)
    clearTimeout(this.#retry)
  }

  /** Known keys do until the present ones are here; a car without any waits for them, or it could obey nothing. */
  async #begin(identity: Identity): Promise<void> {
    this.#identity = identity
    await this.keys.replace(identity.commandKeys)
    const refreshed = this.#refreshKeys()
    if (!identity.commandKeys.length) await refreshed
    if (!this.#ended) this.#planRenewal()
  }

  async #refreshKeys(): Promise<void> {
    try {
      const commandKeys = await fetchCommandKeys(this.#door, this.#identity as Identity)
      await this.keys.replace(commandKeys)
      await this.#remember({ commandKeys })
    } catch (error) {
      this.#on.remark(`command keys: ${(error as Error).message}`)
      if (!this.keys.ids.length && !this.#ended) this.#retry = setTimeout(() => void this.#refreshKeys(), keysRetry)
    }
  }

  #planRenewal(): void {
    const wait = Math.max(0, certificateLife((this.#identity as Identity).certificate).renewAt - Date.now())
    const then = wait > longestTimer ? () => this.#planRenewal() : () => void this.#renew()
    this.#renewal = setTimeout(then, Math.min(wait, longestTimer))
  }

  async #renew(): Promise<void> {
    try {
      const { key, certificate } = await renew(this.#door, this.#identity as Identity)
      await this.#remember({ key, certificate })
      if (this.#ended) return
      this.#on.renewed()
      this.#planRenewal()
    } catch (error) {
      this.#on.remark(`renewal: ${(error as Error).message}`)
      if (!this.#ended) this.#renewal = setTimeout(() => void this.#renew(), renewalRetry)
    }
  }

  async #remember(what: Partial<Identity>): Promise<void> {
    this.#identity = { ...(this.#identity as Identity), ...what }
    await writeIdentity(this.#folder, this.#identity)
  }
}
