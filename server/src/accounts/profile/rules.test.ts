import { describe, expect, it } from 'vitest'
import { corporation, person } from '../../../test/details.ts'
import { heldBack, missingItems } from './rules.ts'

describe('heldBack', () => {
  const held = ['name', 'kana', 'birthDate'] as const
  const kept = { name: '青木 花子', kana: 'アオキ ハナコ', birthDate: '1985-04-12' }
  it.each([
    [{ ...kept }, []],
    [{ ...kept, name: '青木　花子', kana: 'ｱｵｷﾊﾅｺ' }, []],
    [{ ...kept, name: '林 花子' }, ['name']],
    [{ ...kept, kana: 'ハヤシ ハナコ', birthDate: '1985-04-13' }, ['kana', 'birthDate']],
    [{}, []],
  ])('%j', (wanted, items) => {
    expect(heldBack([...held], kept, wanted)).toEqual(items)
  })
  it('lets be given what never was', () => {
    expect(heldBack([...held], { name: kept.name }, kept)).toEqual([])
  })
  it('holds nothing when nothing is held', () => {
    expect(heldBack([], kept, { name: '林 花子' })).toEqual([])
  })
})

describe('missingItems', () => {
  const bare = { ...corporation, department: null }
  it.each([
    [[], {}],
    [['building'], { 'details.address.building': 'required' }],
    [['department'], { 'details.department': 'required' }],
    [['building', 'department'], { 'details.address.building': 'required', 'details.department': 'required' }],
  ] satisfies [('building' | 'department')[], object][])('ACC-23 %j of a corporation', (required, missing) => {
    expect(missingItems(bare, required)).toEqual(missing)
    expect(missingItems({ ...bare, department: '総務部', address: { ...bare.address, building: 'みなとビル' } }, required)).toEqual({})
    expect(missingItems({ ...person, address: { ...person.address, building: null } }, required)).toEqual({})
  })
})
