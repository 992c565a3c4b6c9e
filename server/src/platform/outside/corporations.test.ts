import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { type AskRegistry, askOutside, readRegistry, registry } from './corporations.ts'
import { downNumber, localRegistry } from './corporations-local.ts'

const log = createLog('silent')
const taxAgency = '7000012050002'
/** As the agency's own API answers it, shortened by nothing but spaces. */
const real = `<?xml version="1.0" encoding="UTF-8"?><corporations><lastUpdateDate>2026-09-16</lastUpdateDate><count>1</count><divideNumber>1</divideNumber><divideSize>1</divideSize><corporation><sequenceNumber>1</sequenceNumber><corporateNumber>7000012050002</corporateNumber><process>01</process><correct>1</correct><updateDate>2018-04-02</updateDate><changeDate>2015-10-05</changeDate><name>国税庁</name><nameImageId/><kind>101</kind><prefectureName>東京都</prefectureName><cityName>千代田区</cityName><streetNumber>霞が関３丁目１－１</streetNumber><addressImageId/><prefectureCode>13</prefectureCode><cityCode>101</cityCode><postCode>1000013</postCode><addressOutside/><addressOutsideImageId/><closeDate/><closeCause/><successorCorporateNumber/><changeCause/><assignmentDate>2015-10-05</assignmentDate><latest>1</latest><enName>National Tax Agency</enName><enPrefectureName>Tokyo</enPrefectureName><enCityName>3-1-1 Kasumigaseki, Chiyoda-ku</enCityName><enAddressOutside/><furigana>コクゼイチョウ</furigana><hihyoji>0</hihyoji></corporation></corporations>`
const agency = {
  corporateNumber: taxAgency,
  name: '国税庁',
  kana: 'コクゼイチョウ',
  postalCode: '1000013',
  prefecture: '東京都',
  city: '千代田区',
  street: '霞が関3丁目1-1',
  closedOn: null,
}
const answering =
  (status: number, body: string): AskRegistry =>
  async () => ({ status, body })
const find = (ask: AskRegistry, number = taxAgency) => registry({ id: 'id', ask, log }).find(number)

describe('the registry of corporate numbers', () => {
  it('reads a real answer; postal codes keep their first 0', () => {
    expect(readRegistry(real)).toEqual([agency])
    expect(readRegistry(real.replaceAll('1000013', '0600001'))?.[0]?.postalCode).toBe('0600001')
  })

  it('asks by number, application id, XML, without history', async () => {
    const asked: string[] = []
    await find(async (url) => {
      asked.push(url)
      return { status: 200, body: real }
    })
    expect(asked).toEqual(['https://api.houjin-bangou.nta.go.jp/4/num?id=id&number=7000012050002&type=12&history=0'])
  })

  it('knows no such number; another one than asked for counts as none', async () => {
    const none =
      '<corporations><lastUpdateDate>2026-09-16</lastUpdateDate><count>0</count><divideNumber>1</divideNumber><divideSize>1</divideSize></corporations>'
    expect(await find(answering(200, none))).toBeUndefined()
    expect(await find(answering(200, real), '1180301018771')).toBeUndefined()
  })

  it.each([
    ['a fault there', answering(500, '')],
    ['an application id it does not know', answering(404, 'not found')],
    ['a page instead of XML', answering(200, '<html><body>maintenance</body></html>')],
    ['half an answer', answering(200, real.slice(0, 600))],
    ['nothing at all', answering(200, '')],
    ['no answer', async () => Promise.reject(new DOMException('too slow', 'TimeoutError'))],
  ] satisfies [string, AskRegistry][])('is down: %s', async (_what, ask) => {
    await expect(find(ask)).rejects.toMatchObject({ code: 'registry-down', status: 503 })
  })

  it('answers four at once and tells the fifth that it is down', async () => {
    const waiting: (() => void)[] = []
    const slow = registry({ id: 'id', log, ask: () => new Promise((done) => waiting.push(() => done({ status: 200, body: real }))) })
    const first = [1, 2, 3, 4].map(() => slow.find(taxAgency))
    await expect(slow.find(taxAgency)).rejects.toMatchObject({ code: 'registry-down' })
    for (const go of waiting) go()
    expect(await Promise.all(first)).toEqual([agency, agency, agency, agency])
    const again = slow.find(taxAgency)
    waiting.at(-1)?.()
    expect(await again).toEqual(agency)
  })
})

describe('the local registry', () => {
  it('answers through the same XML', async () => {
    const local = localRegistry(0)
    expect(await find(local)).toEqual(agency)
    expect(await find(local, '1000000000000')).toBeUndefined()
    expect(readRegistry((await local('https://x.example/4/num?number=7000012050002')).body)).toEqual(readRegistry(real))
  })
  it('is down for one number', async () => {
    await expect(find(localRegistry(0), downNumber)).rejects.toMatchObject({ code: 'registry-down' })
  })
})

describe('asking over the network', () => {
  const server = createServer(({ url }, answer) => {
    if (url === '/large') return answer.end('x'.repeat(300 * 1024))
    if (url === '/elsewhere') return answer.writeHead(302, { location: '/' }).end()
    return answer.writeHead(url === '/unknown-id' ? 404 : 200).end(real)
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  it('gives status and body', async () => {
    expect(await askOutside(`${origin}/`)).toEqual({ status: 200, body: real })
    expect(await askOutside(`${origin}/unknown-id`)).toMatchObject({ status: 404 })
  })
  it('takes no flood, and goes nowhere else', async () => {
    await expect(askOutside(`${origin}/large`)).rejects.toThrow('too large')
    await expect(askOutside(`${origin}/elsewhere`)).rejects.toThrow()
  })
})
