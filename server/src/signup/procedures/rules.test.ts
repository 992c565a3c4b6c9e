import { type StepId, stepIds, stepsOf } from '@tsunagu/contract/signup-steps.ts'
import { describe, expect, it } from 'vitest'
import {
  afterAnswer,
  afterReopening,
  forbiddenField,
  groundOf,
  isOpen,
  looksLikeCard,
  nothingKept,
  reopens,
  stepsNow,
  type Way,
  whyFixed,
} from './rules.ts'

const way = (answered: StepId[], given: Way['kept']['given'], more: Partial<Way> = {}): Way => ({
  flow: 'buyer',
  answered,
  kept: { ...nothingKept(), given },
  chargingTarget: true,
  ...more,
})
const first: StepId[] = ['start', 'vehicle', 'data-consent', 'sign-in']
const newcomer = { 'sign-in': { step: 'sign-in', account: 'new' } } as const

describe('IMP-03 what another answer opens again', () => {
  it('names steps of the guide, each after the one that opens it', () => {
    for (const [step, opened] of Object.entries(reopens)) {
      expect(opened.every((one) => stepIds.includes(one))).toBe(true)
      expect(opened).not.toContain(step)
    }
  })

  const everything = stepIds.filter((step) => step !== 'done')
  it.each<[StepId, StepId[], StepId[]]>([
    // step, opened, untouched
    ['details', ['staff-check', 'review'], ['email', 'login', 'user-terms', 'g-link-receipt', 'name-choice']],
    ['email', ['code', 'email-done', 'login'], ['kind', 'details', 'terms', 'photo']],
    ['kind', ['method', 'details', 'corporate-number', 'review'], ['email', 'code', 'login', 'terms']],
    ['name-choice', ['presence', 'user-terms', 'g-link-choice'], ['review', 'details', 'buyer-done', 'email']],
    ['presence', ['user-qr', 'user-wait', 'later-guidance'], ['name-choice', 'review', 'buyer-done']],
    ['g-link-choice', ['g-link-terms', 'survey', 'g-link-receipt'], ['user-terms', 'charging-choice', 'details']],
    ['g-link-content', ['payment', 'g-link-review'], ['g-link-terms', 'charging-choice']],
    ['charging-plan', ['charging-review', 'charging-payment'], ['g-link-receipt', 'charging-terms']],
    ['car', ['car-review'], ['user-terms', 'review']],
    ['magazine', [], ['user-terms', 'web-link', 'web-terms']],
    ['survey', [], ['charging-choice', 'g-link-later']],
  ])('%s', (step, opened, untouched) => {
    const after = afterAnswer(everything, step, true)
    for (const one of opened) expect(after).not.toContain(one)
    for (const one of untouched) expect(after).toContain(one)
    // the same answer opens nothing
    expect(afterAnswer(everything, step, false).toSorted()).toEqual(everything.toSorted())
  })

  it('the staff opens services or details, and nothing else', () => {
    expect(afterReopening(everything, 'services')).not.toContain('g-link-choice')
    expect(afterReopening(everything, 'services')).toContain('user-terms')
    expect(afterReopening(everything, 'details')).not.toContain('review')
    expect(afterReopening(everything, 'details')).toContain('email')
  })
})

describe('SGN-03 what may be answered', () => {
  it('the open step and those before it', () => {
    const now = way(first, newcomer)
    expect(isOpen(now, 'terms')).toBe(true)
    expect(isOpen(now, 'start')).toBe(true)
    expect(isOpen(now, 'email')).toBe(false)
    expect(isOpen(now, 'g-link-choice')).toBe(false)
  })
  it('a stage is locked until the one before is through', () => {
    const { steps, open } = { steps: stepsNow(way(first, newcomer)), open: 'terms' }
    expect(steps.filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual([open])
    expect(steps.every(({ stage }) => stage === 1)).toBe(true)
  })
  it('a reopened step decides nothing until it is answered again', () => {
    const given = { ...newcomer, kind: { step: 'kind', kind: 'individual' }, method: { step: 'method', input: 'direct' } } as const
    expect(groundOf(way([...first, 'kind', 'method'], given)).input).toBe('direct')
    expect(groundOf(way([...first, 'kind'], given)).input).toBeNull()
  })
  it('BUY-06 a corporation is not checked, nor anybody after delivery', () => {
    const company = { ...newcomer, kind: { step: 'kind', kind: 'corporation' } } as const
    expect(stepsOf(groundOf(way([...first, 'kind'], company)))).not.toContain('staff-check')
    const atHome = { ...newcomer, kind: { step: 'kind', kind: 'individual' } } as const
    expect(stepsOf(groundOf(way(['start', 'sign-in', 'kind'], atHome, { flow: 'after-delivery' })))).not.toContain('staff-check')
  })
  it('ACC-13 what cannot be taken back here', () => {
    const registered = { kept: { ...nothingKept(), registered: true }, answered: [], partyRegistered: true }
    expect(whyFixed(registered, 'kind')).toBe('other-kind')
    expect(whyFixed(registered, 'email')).toBe('step-locked')
    expect(whyFixed(registered, 'name-choice')).toBe('step-locked')
    expect(whyFixed(registered, 'details')).toBeUndefined()
    expect(whyFixed({ ...registered, answered: ['g-link-receipt'] }, 'g-link-content')).toBe('already-applied')
  })
})

describe('what a draft never keeps', () => {
  it.each([
    'password',
    'passwordAgain',
    'login.password',
    'code',
    'mailCode',
    'cardNumber',
    'card.number',
    'cvc',
    'securityCode',
    'pin',
    'パスワード',
    '暗証番号',
  ])('%s', (name) => expect(forbiddenField(name)).toBe(true))
  it.each([
    'postalCode',
    'address.postalCode',
    'name',
    'kana',
    'contactPhone',
    'corporateNumber',
    'email',
    'chassisNumber',
    'plate.serial',
  ])('but %s', (name) => expect(forbiddenField(name)).toBe(false))
  it('a number that could be a card’s', () => {
    expect(looksLikeCard('4242 4242 4242 4242')).toBe(true)
    expect(looksLikeCard('４２４２４２４２４２４２４２４２')).toBe(true)
    expect(looksLikeCard('1234567890123')).toBe(false)
    expect(looksLikeCard('090-1234-5678')).toBe(false)
  })
})
