import { describe, expect, it } from 'vitest'
import { canonicalJson, deviceName, guessDelay, isAcrMet, safeReturn } from './rules.ts'

describe('safeReturn', () => {
  it.each([
    ['/garage?car=1#map', '/garage?car=1#map'],
    ['/', '/'],
    [undefined, '/'],
    ['', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/..//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [`/${'x'.repeat(3000)}`, '/'],
  ])('%s → %s', (asked, returned) => {
    expect(safeReturn(asked)).toBe(returned)
  })
})

describe('deviceName', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1', 'iPhone · Safari'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0', 'Windows · Edge'],
    ['Mozilla/5.0 (Linux; Android 16; Pixel 10) Chrome/150.0.0.0 Mobile Safari/537.36', 'Android · Chrome'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:150.0) Gecko/20100101 Firefox/150.0', 'Mac · Firefox'],
    ['curl/8', '—'],
    ['', '—'],
  ])('%s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name)
  })
})

describe('guessDelay', () => {
  it('is nothing at first, then doubles up to a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 8, 50].map((failures) => guessDelay(failures, 5) / 1000)).toEqual([0, 0, 1, 2, 4, 8, 900])
  })
})

describe('canonicalJson', () => {
  it('does not care in which order the keys were written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(canonicalJson({ a: true, b: [1, { c: 'x', d: null }] }))
  })
  it('tells different values apart', () => {
    const written = [{ a: 1 }, { a: '1' }, { a: null }, { a: [1] }, [1], 1, '1', null, { a: 1, b: 2 }].map(canonicalJson)
    expect(new Set(written).size).toBe(written.length)
  })
})

describe('isAcrMet', () => {
  it.each([
    ['password', [], true],
    ['password', ['password'], true],
    ['password', ['passkey'], false],
    ['passkey', ['password'], true],
    ['passkey', ['passkey'], true],
    [undefined, ['password'], false],
  ])('%s for %j: %s', (acr, wanted, met) => {
    expect(isAcrMet(acr, wanted)).toBe(met)
  })
})
