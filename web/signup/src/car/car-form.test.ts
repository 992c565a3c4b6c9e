import { describe, expect, it } from 'vitest'
import { chassisOf, emptyCar, faultsOfCar, partsOf, plateShown, valuesOfCar } from './car-form.ts'

const car = { chassisFirst: 'ABC123', chassisSecond: '1234567', region: '品川', classNumber: '330', plateKana: 'つ', serial: '12-07' }
const wrong = (values: typeof car) =>
  Object.entries(faultsOfCar(values))
    .filter(([, code]) => code)
    .map(([name]) => name)

describe('the car’s two numbers', () => {
  it('PDL-10 two parts and four parts, all needed', () => {
    expect(wrong(car)).toEqual([])
    expect(chassisOf(car)).toBe('ABC123-1234567')
    expect(wrong({ ...emptyCar } as typeof car)).toEqual(['chassisFirst', 'region', 'classNumber', 'plateKana', 'serial'])
    expect(wrong({ ...car, chassisSecond: '12' })).toEqual(['chassisFirst', 'chassisSecond'])
  })

  it('PDL-10 the class may hold letters', () => {
    expect(wrong({ ...car, classNumber: '３ＡＣ' })).toEqual([])
    expect(wrong({ ...car, classNumber: 'か' })).toEqual(['classNumber'])
  })

  it('a VIN stands whole in the first part; a pasted number falls into both', () => {
    expect(wrong({ ...car, chassisFirst: 'JTHGZ1B21P5000001', chassisSecond: '' })).toEqual([])
    expect(partsOf('abc123－1234567')).toEqual({ chassisFirst: 'ABC123', chassisSecond: '1234567' })
    expect(partsOf('ABC123')).toBeNull()
  })

  it('shows the plate once it is one', () => {
    expect(plateShown(car)).toBe('品川 330 つ 12-07')
    expect(plateShown({ ...car, serial: '７' })).toBe('品川 330 つ ・・・7')
    expect(plateShown({ ...car, serial: '' })).toBeNull()
  })

  it('takes what the certificate’s code says', () => {
    const plate = { region: '名古屋', classNumber: '3AC', kana: 'か', serial: '1234' }
    expect(valuesOfCar('ABC123-1234567', plate)).toEqual({
      chassisFirst: 'ABC123',
      chassisSecond: '1234567',
      region: '名古屋',
      classNumber: '3AC',
      plateKana: 'か',
      serial: '1234',
    })
    expect(valuesOfCar(null, plate)).not.toHaveProperty('chassisFirst')
  })
})
