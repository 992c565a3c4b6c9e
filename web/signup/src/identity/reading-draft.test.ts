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
