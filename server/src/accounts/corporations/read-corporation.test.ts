import { hasRightCheckDigit, readCorporation } from '@tsunagu/contract/profile.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const ask = (corporateNumber: string) => server.call(readCorporation, { params: { corporateNumber } })

describe('the look-up of a corporate number', () => {
  it('ACC-20 BUY-31 gives name, kana, postal code and address, however the number is typed', async () => {
    const agency = {
      corporateNumber: '7000012050002',
      name: '国税庁',
      kana: 'コクゼイチョウ',
      postalCode: '1000013',
      prefecture: '東京都',
      city: '千代田区',
      street: '霞が関3丁目1-1',
      closedOn: null,
    }
    for (const typed of ['7000012050002', 'T7000012050002', '７０００-０１２０-５０００２']) expect(await ask(typed)).toEqual(agency)
  })

  it('ACC-20 says that nobody has a number', async () => {
    await expect(ask('1180301018771')).rejects.toMatchObject({ problem: { code: 'corporation-not-found', status: 404 } })
  })

  it('BUY-32 refuses a check digit that is wrong, the guide’s own sample too', async () => {
    for (const number of ['1234567890123', '4011001098983', '0123456789012'])
      await expect(ask(number)).rejects.toMatchObject({ problem: { code: 'corporate-number-wrong', status: 409 } })
  })

  it('says when the registry is down', async () => {
    await expect(ask('9999999999999')).rejects.toMatchObject({ problem: { code: 'registry-down', status: 503 } })
  })

  it('says when a corporation was closed', async () => {
    expect(await ask('2999901000030')).toMatchObject({ name: '株式会社たそがれ興業', closedOn: '2024-03-31' })
  })

  it.each(['', '123', '12345678901234', 'abcdefghijklm'])('refuses %j, which is no number', async (number) => {
    await expect(ask(number || '%20')).rejects.toMatchObject({ problem: { fields: { corporateNumber: expect.any(String) } } })
  })

  it('may be asked by anyone, but not all day long', async () => {
    const headers = { 'x-forwarded-for': '1.2.3.4' }
    const answers = []
    for (let i = 0; i < 25; i++)
      answers.push((await server.app.inject({ url: '/api/corporations/123', headers, remoteAddress: '10.8.0.1' })).statusCode)
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(400))
    expect(answers[24]).toBe(429)
  })
})

describe('hasRightCheckDigit', () => {
  it.each(['4011001098993', '7123456789012', '2120901007402', '7000012050002', '1180301018771'])('%s', (number) => {
    expect(hasRightCheckDigit(number)).toBe(true)
    const one = (Number(number[12]) + 1) % 10
    expect(hasRightCheckDigit(number.slice(0, 12) + one)).toBe(false)
  })
  it('is false for what is too short', () => {
    expect(hasRightCheckDigit('700001205000')).toBe(false)
  })
})
