import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule as prepareReader, readBarcodes } from 'zxing-wasm/reader'
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer'
import { codeJoiner, type Symbol } from './joined-codes.ts'

const require = createRequire(import.meta.url)
const wasm = (path: string) => new Uint8Array(readFileSync(require.resolve(path))).buffer

/** 品川つ in Shift_JIS, cut within 川. */
const bytes = Uint8Array.from([0x32, 0x2f, 0x95, 0x69, 0x90, 0xec, 0x82, 0xc2, 0x2f, 0x31])
const part = (from: number, to: number, sequenceIndex: number, sequenceSize = 2, sequenceId = '77'): Symbol => ({
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
})
