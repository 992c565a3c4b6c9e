import { expect, it } from 'vitest'
import { readBody, writeBody } from './body.ts'

const said = { dt: [0, 1000], s: { 'Vehicle.Speed': [42.5, null], 'Vehicle.LowVoltageSystemState': ['ON', 'OFF'] } }

it('reads what was written, and a message as the car sent it', () => {
  expect(readBody(writeBody(said))).toEqual(said)
  expect(readBody(writeBody({ ...said, na: ['Vehicle.IsMoving'], key: true }))).toEqual({ ...said, na: ['Vehicle.IsMoving'], key: true })
  const asSent = ` ${JSON.stringify({ boot: 'boot-1234', seq: 7, t: 1_763_776_800_000, ...said })}\n`
  expect(readBody(Buffer.from(asSent))).toEqual(said)
})

it('says so when it does not know the kind of bytes', () => {
  expect(() => readBody(Buffer.from([1, 2, 3]))).toThrow('kind 1')
  expect(() => readBody(Buffer.alloc(0))).toThrow()
})
