/** Reads QR codes here, with a decoder from our own origin: loaded by whoever scans. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { QrSymbol } from './joined-codes.ts'

prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) } })

/** @throws when the decoder cannot be loaded */
export function readCodes(picture: ImageData): Promise<QrSymbol[]> {
  // Eight stand side by side on the older paper.
  return readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
}
