/** What a person chooses at お申込み内容の入力, between the flat draft and the answer. Pure. */
import type { Application, Offer } from '@tsunagu/contract/contracts.ts'
import * as z from 'zod'
import type { DraftValues } from '../draft/keeper.ts'

type Option = Offer['options'][number]
type Term = Application['options'][number]['term']

export const optionField = (option: Option['option']) => `option.${option}`
export const alertFields = ['alert.1', 'alert.2', 'alert.3', 'alert.4', 'alert.5'] as const

/** Terms one may begin with: what is free at first begins by itself, and its price is the one afterwards. */
export const firstTerms = ({ freeUntil, prices, afterwards }: Option): Option['prices'] =>
  prices.length > 0 ? prices : freeUntil !== null || afterwards.length > 0 ? [{ term: 'free', yen: 0 }] : []

/** The term chosen for an option: what was typed now, else what was answered before. */
export function chosenTerm(option: Option, draft: DraftValues, before: Application | null): Term | null {
  const terms = firstTerms(option).map(({ term }) => term)
  const typed = draft[optionField(option.option)]
  const term = typed === undefined ? before?.options.find((one) => one.option === option.option)?.term : typed
  return terms.find((one) => one === term) ?? null
}

/** Something that costs, now or after its free time: a way to pay has to be registered next (USR-37, X-07). */
export const needsPayment = (offer: Offer, { options }: Application): boolean =>
  options.some(({ option, term }) => {
    const chosen = offer.options.find((one) => one.option === option)
    return (
      chosen !== undefined &&
      [...chosen.prices, ...chosen.afterwards].some((price) => (price.term === term || term === 'free') && price.yen > 0)
    )
  })

/** The address of a field: what was typed now, else what was answered before. */
export function alertAt(place: number, draft: DraftValues, before: Application | null): string {
  const typed = draft[alertFields[place] ?? '']
  return typeof typed === 'string' ? typed : typed === undefined ? (before?.alertContacts[place] ?? '') : ''
}

/** The whole answer, and which address fields are wrong. An address that stands twice counts once. */
export function applicationOf(offer: Offer, draft: DraftValues, before: Application | null): { application: Application; wrong: number[] } {
  const options = offer.options.flatMap((option) => {
    const term = option.available ? chosenTerm(option, draft, before) : null
    return term ? [{ option: option.option, term }] : []
  })
  const typed = alertFields.map((_, place) => alertAt(place, draft, before).normalize('NFKC').trim().toLowerCase())
  const wrong = typed.flatMap((text, place) => (text === '' || z.email().max(254).safeParse(text).success ? [] : [place]))
  return { application: { options, alertContacts: [...new Set(typed.filter((text) => text !== ''))] }, wrong }
}
