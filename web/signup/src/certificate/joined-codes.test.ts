import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule as prepareReader, readBarcodes } from 'zxing-wasm/reader'
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer'
import { certificateText } from './certificate-text.ts'
import { codeJoiner, type QrSymbol } from './joined-codes.ts'

const require = createRequire(import.meta.url)
const wasm = (path: string) => new Uint8Array(readFileSync(require.resolve(path))).buffer

/** 品川つ in Shift_JIS, cut within 川. */
const bytes = Uint8Array.from([0x32, 0x2f, 0x95, 0x69, 0x90, 0xec, 0x82, 0xc2, 0x2f, 0x31])
const part = (from: number, to: number, sequenceIndex: number, sequenceSize = 2, sequenceId = '77'): QrSymbol => ({
  bytes: bytes.slice(from, to),
  sequenceIndex,
  sequenceSize,
  sequenceId,
})

describe('symbols become texts', () => {
  it('PDL-10 two symbols, in any order and seen again and again, make one text', () => {
    const joiner = codeJoiner()
    expect(joiner.take([part(5, 10, 1)])).toEqual({ texts: [], progress: { seen: 1, of: 2 } })
    expect(joiner.take([part(5, 10, 1), part(5, 10, 1)])).toEqual({ texts: [], progress: { seen: 1, of: 2 } })
    expect(joiner.take([part(0, 5, 0)])).toEqual({ texts: ['2/品川つ/1'], progress: null })
  })

  it('symbols of two texts are kept apart', () => {
    const joiner = codeJoiner()
    joiner.take([part(0, 5, 0), part(0, 5, 0, 3, '12'), part(5, 8, 1, 3, '12')])
    expect(joiner.take([])).toEqual({ texts: [], progress: { seen: 2, of: 3 } })
    expect(joiner.take([part(5, 10, 1)]).texts).toEqual(['2/品川つ/1'])
  })

  it('a symbol alone is a text at once; one with an impossible place is left out', () => {
    expect(codeJoiner().take([part(0, 10, -1, -1, '')]).texts).toEqual(['2/品川つ/1'])
    expect(codeJoiner().take([part(0, 5, 4)])).toEqual({ texts: [], progress: null })
  })
})

/** Two real symbols of 25 × 25 modules with a structured append header, `2/品川　　３３０つ１` in one and the rest in the other; rows as numbers to base 36. */
const pair = [
  'jvf5r a6kht el2e5 el3z1 ek865 a5qv5 jvfy7 glc ixxul g1ruw bjqum 1mnuc in6gt 6b542 65t0y a2xxx 49xx9 1rf4 jup23 a5gy8 ejnxw eknkd ejyre a807j jw7rp',
  'jujjz a80g1 ejf4t elahp ej1p9 a7add jvfy7 pa8 jn2cq glwx6 ge2zd jgeup ahexp am2h9 d3cqw bmp0d dnzei 1y55 jv2hj a63vf el5o5 el6tj el4vt a7onu jvuhd',
]

/** A picture of a symbol, six pixels a module and a quiet zone. */
function pictureOf(rows: string): ImageData {
  const modules = rows.split(' ').map((row) => Number.parseInt(row, 36).toString(2).padStart(25, '0'))
  const side = 33 * 6
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / 6) - 4]?.[Math.floor(x / 6) - 4] === '1') data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { width: side, height: side, data, colorSpace: 'srgb' } as ImageData
}

describe('the decoder on board', () => {
  beforeAll(() => {
    prepareReader({ overrides: { wasmBinary: wasm('zxing-wasm/reader/zxing_reader.wasm') } })
    prepareWriter({ overrides: { wasmBinary: wasm('zxing-wasm/writer/zxing_writer.wasm') } })
  })

  it('reads Shift_JIS bytes as they stand in the symbol', async () => {
    const { image, error } = await writeBarcode(bytes, { format: 'QRCode', scale: 4 })
    expect(error).toBe('')
    const [read] = await readBarcodes(image as Blob, { formats: ['QRCode'] })
    expect(codeJoiner().take(read ? [read] : []).texts).toEqual(['2/品川つ/1'])
  })

  it('PDL-10 reads a pair as the certificate has it: kanji mode, two symbols, the second one first', async () => {
    const [first, second] = await Promise.all(pair.map((rows) => readBarcodes(pictureOf(rows), { formats: ['QRCode'] })))
    const joiner = codeJoiner()
    expect(joiner.take(second ?? [])).toEqual({ texts: [], progress: { seen: 1, of: 2 } })
    const [text = ''] = joiner.take(first ?? []).texts
    expect(certificateText(text)).toEqual({
      kind: 'numbers',
      chassisNumber: 'GRX133-6001234',
      plate: { region: '品川', classNumber: '330', kana: 'つ', serial: '1207' },
    })
  })
})
