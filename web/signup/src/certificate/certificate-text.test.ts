import { describe, expect, it } from 'vitest'
import { certificateText, plateOf } from './certificate-text.ts'

describe('the codes of an inspection certificate', () => {
  it('PDL-10 code 2 gives the plate and the chassis number', () => {
    expect(certificateText('2/品川　　３３０つ１２０７/1/GRX133-6001234/2GR/1')).toEqual({
      kind: 'numbers',
      chassisNumber: 'GRX133-6001234',
      plate: { region: '品川', classNumber: '330', kana: 'つ', serial: '1207' },
    })
    expect(certificateText('2/読めない/1/？/-/1')).toEqual({ kind: 'numbers', chassisNumber: null, plate: null })
  })

  it('code 3 gives model, months and fuel; an electronic certificate no expiry', () => {
    const code3 = (expiry: string, fuel = '14') =>
      `2/980/123450001/${expiry}/2311/6AA-ABC10/0100/-/-/0090/AC/72/4WD/0/-/0.05/-/999999/${fuel}`
    expect(certificateText(code3('281105'))).toEqual({
      kind: 'technical',
      model: '6AA-ABC10',
      firstRegistered: '2023-11',
      expiresOn: '2028-11-05',
      fuel: '14',
    })
    expect(certificateText(code3('999999'))).toMatchObject({ expiresOn: null })
    expect(certificateText(code3('270231'))).toMatchObject({ expiresOn: null })
  })

  it.each([
    'K/22/品川　　５８０あ１２０７/1/LA600S-0012345/KF/1',
    'K/31/980/123450001/281105/2311/5BA-LA600S/-/-/-/-/AC/72/-/-/-/-/-/999',
    '2/品川　　５８０つ１２０７/1/LA600S-0012345/KF/1',
  ])('PDL-09 a light car is known as one: %s', (text) => {
    expect(certificateText(text)).toEqual({ kind: 'kei' })
  })

  it.each(['https://example.jp/2/3', '', '2', '2/3', 'K/a/b/c/d/e/f'])('%s is no certificate', (text) => {
    expect(certificateText(text)).toBeNull()
  })
})

it.each([
  ['品川330つ1207', '品川', '330', 'つ', '1207'],
  ['名古屋　３ＡＣか・・・１', '名古屋', '3AC', 'か', '1'],
  ['つくば 300 さ 0012', 'つくば', '300', 'さ', '12'],
  ['横浜33Y12-34', '横浜', '33', 'Y', '1234'],
])('PDL-10 the plate %s', (text, region, classNumber, kana, serial) => {
  expect(plateOf(text)).toEqual({ region, classNumber, kana, serial })
})
