/** The agreements of the local bank, in memory. Account numbers are looked at once and not kept. */
import { setTimeout as wait } from 'node:timers/promises'
import type { MandateNow } from '../bank.ts'

export interface TypedAccount {
  bank: string
  branch: string
  /** Seven digits. */
  number: string
  /** Katakana. */
  holder: string
}

/** Four digits that the local bank takes. */
const rightPin = '1234'
const mostPins = 3

/** Accounts with which the bank says no. */
const refusals: Record<string, string> = { '0000001': 'name-differs', '0000002': 'account-closed' }

interface Mandate extends MandateNow {
  number: string
  pins: number
}

export interface BankMandates {
  find(id: string): MandateNow
  /** The account is known and asks for its PIN. Nothing happens to what is decided. */
  name(id: string, account: TypedAccount): MandateNow
  prove(id: string, pin: string): Promise<MandateNow & { pinsLeft?: number }>
  giveUp(id: string): MandateNow
}

export function createBankMandates({ delay, decided }: { delay: number; decided: (id: string) => void }): BankMandates {
  const mandates = new Map<string, Mandate>()
  const shown = (mandate: MandateNow | undefined): MandateNow =>
    mandate ? { state: mandate.state, bank: mandate.bank, why: mandate.why } : { state: 'open', bank: null, why: null }
  const decide = (id: string, mandate: Mandate, state: MandateNow['state'], why: string | null): MandateNow => {
    Object.assign(mandate, { state, why })
    decided(id)
    return shown(mandate)
  }
  return {
    find: (id) => shown(mandates.get(id)),
    name(id, { bank, branch, number }) {
      const known = mandates.get(id)
      if (known && known.state !== 'open') return shown(known)
      const mandate: Mandate = { state: 'open', bank: `${bank} ${branch}`, why: null, number, pins: known?.pins ?? 0 }
      mandates.set(id, mandate)
      return shown(mandate)
    },
    async prove(id, pin) {
      const mandate = mandates.get(id)
      if (mandate?.state !== 'open') return shown(mandate)
      mandate.pins += 1
      await wait(delay)
      if (pin !== rightPin) {
        if (mandate.pins >= mostPins) return decide(id, mandate, 'refused', 'pin-wrong')
        return { ...shown(mandate), pinsLeft: mostPins - mandate.pins }
      }
      const refusal = refusals[mandate.number]
      return refusal ? decide(id, mandate, 'refused', refusal) : decide(id, mandate, 'agreed', null)
    },
    giveUp(id) {
      const mandate = mandates.get(id) ?? { state: 'open', bank: null, why: null, number: '', pins: 0 }
      mandates.set(id, mandate)
      return mandate.state === 'open' ? decide(id, mandate, 'given-up', null) : shown(mandate)
    },
  }
}
