/**
 * The five ways to say no. A verb returns one (what it wrote so far is kept: a counter of wrong codes)
 * or throws one (everything is undone). One table turns them into HTTP, job and car answers.
 */
export abstract class Failure extends Error {
  abstract readonly status: number
  /** Plain word the screens have a sentence for. */
  readonly code: string
  /** What the sentence needs: `{ triesLeft: 2 }`; shown to the caller, never secret. */
  readonly facts: Record<string, unknown> | undefined
  /** Does trying the same again make sense? */
  readonly retry: boolean = false
  constructor(code: string, facts?: Record<string, unknown>) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** There is no such thing, or none the caller may know of. */
export class NotFound extends Failure {
  readonly status = 404
  constructor(code = 'not-found') {
    super(code)
  }
}

/** Known caller, not their right; `signed-out`, `fresh-needed` and `proof-needed` are 401. */
export class NotAllowed extends Failure {
  readonly status: 401 | 403
  /** WWW-Authenticate for API clients (RFC 6750, RFC 9470). */
  readonly challenge: string | undefined
  constructor(code = 'not-allowed', facts?: Record<string, unknown>, challenge?: string) {
    super(code, facts)
    this.challenge = challenge
    this.status = code === 'signed-out' || code === 'fresh-needed' || code === 'proof-needed' ? 401 : 403
  }
}

/** Understood, allowed, and still no, for a reason in the world: `car-is-moving`. */
export class Refused extends Failure {
  readonly status = 409
}

/** Somebody else was faster, or the caller's version is old. */
export class Conflict extends Failure {
  readonly status = 409
  override readonly retry = true
}

/** Not now: something outside is down. */
export class Unavailable extends Failure {
  readonly status = 503
  override readonly retry = true
}

/** The caller's words are wrong; `fields` maps a dotted path to `required`, `too-long`, `too-short`, `invalid` or a word of the contract (`not-mobile`). */
export class Invalid extends Failure {
  readonly status = 400
  readonly fields: Record<string, string>
  constructor(fields: Record<string, string>) {
    super('invalid')
    this.fields = fields
  }
}

/** Too often; `retryAfter` in seconds. */
export class TooMany extends Failure {
  readonly status = 429
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('too-many', { retryAfter })
    this.retryAfter = retryAfter
  }
}
