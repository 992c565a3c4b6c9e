import { type StepGround, stepsOf } from '@tsunagu/contract/signup-steps.ts'
import { expect, it } from 'vitest'
import { draftOfReading, unsureFields } from './reading-draft.ts'

const read = (value: string | null, sure: boolean) => ({ value, sure, confidence: sure ? 0.97 : 0.4 })

it('BUY-23 BUY-24 what was read fills the form, what is not sure is marked and not yet compared', () => {
  const draft = draftOfReading({
    name: read('青木 花', true),
    birthDate: read('1985-04-02', true),
    address: read('東京都千代田区霞が関2-1-3', false),
    number: read('123456789012', true),
    expiresOn: read('2029-05-02', true),
  })
  expect(draft).toMatchObject({ name: '青木 花', birthDate: '1985-04-02', prefecture: '東京都', city: '千代田区', compared: false })
  expect(draft.unsure).toBe('address')
  expect(Object.values(draft)).not.toContain('123456789012')
  expect(unsureFields('address')).toEqual(['prefecture', 'city', 'street', 'building'])
  expect(unsureFields('')).toEqual([])
})

it('USR-31 the user’s form comes after the picture as the buyer’s does, and takes what was read', () => {
  const ground: StepGround = {
    flow: 'user',
    account: 'new',
    kind: 'individual',
    input: 'camera',
    staffChecks: true,
    lookedUp: false,
    user: 'unknown',
    present: null,
    gLink: 'unknown',
    chargingAlone: false,
    paid: false,
    hadMethod: false,
    chargingTarget: false,
    charging: 'unknown',
  }
  const steps = stepsOf(ground)
  expect(steps.slice(steps.indexOf('photo'), steps.indexOf('details') + 1)).toEqual(['photo', 'photo-check', 'details'])
  expect(stepsOf({ ...ground, input: 'direct' })).not.toContain('photo')
  const names = { name: read('山田 太郎', true), birthDate: read('1979-11-30', true), address: read('東京都千代田区霞が関2-1-3', true) }
  expect(draftOfReading({ ...names, number: read(null, false), expiresOn: read(null, false) })).toMatchObject({
    name: '山田 太郎',
    birthDate: '1979-11-30',
    prefecture: '東京都',
    unsure: '',
  })
})

it('what could not be read leaves the field as it is, and is said', () => {
  const draft = draftOfReading({
    name: read(null, false),
    birthDate: read(null, false),
    address: read(null, false),
    number: read(null, false),
    expiresOn: read(null, false),
  })
  expect(draft).not.toHaveProperty('name')
  expect(draft.unsure).toBe('name,birthDate,address')
})
