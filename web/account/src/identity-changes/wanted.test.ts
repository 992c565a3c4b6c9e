import { describe, expect, it } from 'vitest'
import { changeFaults, onlyChanged } from './wanted.ts'

const kept = { name: '青木 花', kana: 'アオキ ハナ', birthDate: '1985-04-02' }

describe('IMP-28 what a request asks for', () => {
  it('only what would become another', () => {
    expect(onlyChanged({ ...kept, name: '林 花' }, kept)).toEqual({ name: '林 花', kana: null, birthDate: null })
    expect(onlyChanged({ ...kept, name: '青木　花', birthDate: '1985-4-3' }, kept)).toEqual({
      name: null,
      kana: null,
      birthDate: '1985-04-03',
    })
  })

  it('says when nothing would, when the reason is missing, and when a reading is no kana', () => {
    expect(changeFaults({ ...kept, reason: '' }, kept)).toMatchObject({ name: 'unchanged', reason: 'required' })
    expect(changeFaults({ ...kept, name: '林 花', kana: 'Hayashi', reason: 'marriage' }, kept)).toEqual({ kana: 'invalid' })
    expect(changeFaults({ ...kept, birthDate: '1985-2-30', reason: 'court' }, kept)).toEqual({ birthDate: 'invalid' })
    expect(changeFaults({ ...kept, name: '林 花', reason: 'marriage' }, kept)).toEqual({})
  })
})
