/** The setups of the local card company: the statuses and moves of a Stripe SetupIntent, in memory. A card number is looked at once and not kept. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { SetupStatus } from '@tsunagu/contract/payments.ts'
import { type Behaviour, faultsOf, rightCode, type TypedCard, testCards } from './card-numbers.ts'

export interface Setup {
  readonly id: string
  /** Whoever has it may type a card into this setup. */
  readonly secret: string
  readonly customer: string
  readonly openedAt: number
  status: SetupStatus
  error: string | null
  card: { ref: string; brand: string; last4: string; month: number; year: number; behaviour: Behaviour } | null
  tries: number
}

const lifetime = 24 * 3600_000
const mostTries = 10

export interface CardSetups {
  open(key: string, customer: string): Setup
  find(id: string): Setup | undefined
  /** Takes a card; what is wrong with it, or nothing. `busy`: not now, as the setup stands. */
  attach(setup: Setup, card: TypedCard): Partial<Record<'number' | 'expiry' | 'cvc', string>> | 'busy'
  /** Back to typing. */
  detach(setup: Setup): void
  confirm(setup: Setup): Promise<void>
  /** The card's bank asked for a code; null = the person gave up. */
  answerChallenge(setup: Setup, code: string | null): Promise<void>
}

/** `moved`: told of each new status. `delay` (ms): how long the company takes to decide. */
export function createCardSetups({ delay, moved }: { delay: number; moved: (setup: Setup) => void }): CardSetups {
  const setups = new Map<string, Setup>()
  const byKey = new Map<string, string>()
  const id = (kind: string) => `${kind}_${randomBytes(12).toString('hex')}`

  const move = (setup: Setup, status: SetupStatus, error: string | null = null) => {
    setup.status = status
    setup.error = error
    moved(setup)
  }
  const fail = (setup: Setup, error: string) => {
    setup.card = null
    if (++setup.tries >= mostTries) move(setup, 'canceled', error)
    else move(setup, 'requires_payment_method', error)
  }
  const finish = (setup: Setup, behaviour: Behaviour) => {
    if (behaviour.kind === 'fails') fail(setup, behaviour.error)
    else move(setup, 'succeeded')
  }

  return {
    open(key, customer) {
      const known = setups.get(byKey.get(key) ?? '')
      if (known) return known
      for (const old of setups.values()) if (Date.now() - old.openedAt > 2 * lifetime) setups.delete(old.id)
      const setup: Setup = {
        id: id('seti'),
        secret: randomBytes(24).toString('base64url'),
        customer,
        openedAt: Date.now(),
        status: 'requires_payment_method',
        error: null,
        card: null,
        tries: 0,
      }
      setups.set(setup.id, setup)
      byKey.set(key, setup.id)
      return setup
    },
    find(setupId) {
      const setup = setups.get(setupId)
      const over = setup && setup.status !== 'succeeded' && setup.status !== 'canceled' && Date.now() - setup.openedAt > lifetime
      if (over) move(setup, 'canceled')
      return setup
    },
    attach(setup, card) {
      if (setup.status !== 'requires_payment_method' && setup.status !== 'requires_confirmation') return 'busy'
      const faults = faultsOf(card, new Date().toISOString().slice(0, 7))
      const known = testCards.find(({ number }) => number === card.number)
      if (Object.keys(faults).length > 0 || !known) return faults
      const { brand, behaviour } = known
      setup.card = { ref: id('pm'), brand, last4: card.number.slice(-4), month: card.month, year: card.year, behaviour }
      move(setup, 'requires_confirmation')
      return {}
    },
    detach(setup) {
      if (setup.status !== 'requires_confirmation') return
      setup.card = null
      move(setup, 'requires_payment_method')
    },
    async confirm(setup) {
      if (setup.status !== 'requires_confirmation' || !setup.card) return
      const { behaviour } = setup.card
      move(setup, 'processing')
      await wait(delay)
      if (behaviour.kind === 'challenge') move(setup, 'requires_action')
      else finish(setup, behaviour)
    },
    async answerChallenge(setup, code) {
      const behaviour = setup.card?.behaviour
      if (setup.status !== 'requires_action' || behaviour?.kind !== 'challenge') return
      move(setup, 'processing')
      await wait(delay)
      if (code === rightCode) finish(setup, behaviour.after)
      else fail(setup, 'setup_intent_authentication_failure')
    },
  }
}
