import { describe, expect, it } from 'vitest'
import { dayInTokyo, serviceList } from './rules.ts'

describe('service list', () => {
  const ground = {
    listed: new Set(['remote-check']),
    onOtherGrades: new Set(['remote-check', 'remote-windows']),
    networkEndsOn: null,
    today: '2026-11-22',
  }
  const of = (service: string, more = {}) => serviceList({ ...ground, ...more }).find((row) => row.service === service)

  it('has what the list names', () => expect(of('remote-check')).toEqual({ service: 'remote-check', available: true, why: null }))
  it('says that another grade has it', () => expect(of('remote-windows')?.why).toBe('not-on-grade'))
  it('says that the model has none', () => expect(of('remote-lock')?.why).toBe('not-on-model'))
  it('works on the last day of the network and not after', () => {
    expect(of('remote-check', { networkEndsOn: '2026-11-22' })?.available).toBe(true)
    expect(of('remote-check', { networkEndsOn: '2026-11-21' })?.why).toBe('network-ended')
  })
})

it('counts days in Japan', () => expect(dayInTokyo(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23'))
