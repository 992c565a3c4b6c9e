/** What a phone's camera would read off a screen. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<unknown> | undefined

/** Photographs the QR code as it is drawn and reads it. */
export async function readQr(code: Locator): Promise<string | undefined> {
  // from the package, not from the network
  ready ??= readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  )
  await ready
  const [found] = await readBarcodes(await code.screenshot(), { formats: ['QRCode'] })
  return found?.text
}
