import { readPostalCode } from '@tsunagu/contract/profile.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { areasOf } from './areas-of.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const ask = (postalCode: string) => server.call(readPostalCode, { params: { postalCode } })

describe('postal codes', () => {
  it('ACC-25 fill prefecture, city and town, however the code is typed', async () => {
    const area = [{ prefecture: '東京都', city: '千代田区', town: '霞が関' }]
    for (const code of ['1000013', '100-0013', '〒１００－００１３']) expect(await ask(code)).toEqual(area)
  })

  it('give every area of a code that has several, across a border of prefectures too', async () => {
    expect(await ask('4980000')).toEqual([
      { prefecture: '愛知県', city: '弥富市', town: '' },
      { prefecture: '三重県', city: '桑名郡木曽岬町', town: '' },
    ])
    expect((await ask('0040000')).map(({ city }) => city)).toEqual(['札幌市厚別区', '札幌市清田区'])
  })

  it('know single offices, with their street', async () => {
    expect(await ask('1818001')).toEqual([{ prefecture: '東京都', city: '三鷹市', town: '下連雀7丁目5-14' }])
  })

  it('are none for a code that is not given out, and refused when they are no code', async () => {
    expect(await ask('0000000')).toEqual([])
    expect(await ask('1009999')).toEqual([])
    await expect(ask('10000')).rejects.toMatchObject({ problem: { fields: { postalCode: 'not-a-postal-code' } } })
  })

  it('cover the country: all 47 prefectures, first code and last', () => {
    const found = [
      '0600001',
      '0300801',
      '0200021',
      '9800811',
      '0100001',
      '9900042',
      '9608041',
      '3100011',
      '3200027',
      '3710026',
      '3300063',
      '2600013',
    ]
    const more = [
      '1000001',
      '2310005',
      '9500911',
      '9300005',
      '9200962',
      '9100005',
      '4000031',
      '3800837',
      '5008384',
      '4200853',
      '4600001',
      '5140003',
    ]
    const west = [
      '5200044',
      '6028570',
      '5408570',
      '6508567',
      '6308501',
      '6408585',
      '6808570',
      '6900887',
      '7008570',
      '7308511',
      '7538501',
      '7708570',
    ]
    const south = ['7608570', '7908570', '7808570', '8128577', '8408570', '8508570', '8628570', '8708501', '8808501', '8908577', '9008570']
    const prefectures = [...found, ...more, ...west, ...south].map((code) => areasOf(code)[0]?.prefecture)
    expect(new Set(prefectures).size).toBe(47)
    expect(areasOf('9998531')).toEqual([{ prefecture: '山形県', city: '飽海郡遊佐町', town: '菅里' }])
  })
})
