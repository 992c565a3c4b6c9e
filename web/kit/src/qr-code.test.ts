import { describe, expect, it } from 'vitest'
import { qrPath } from './QrCode.tsx'

describe('QR code', () => {
  it('draws each run of dark modules inside the quiet zone', () =>
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, false, false],
        [false, true, true, true],
      ]),
    ).toBe('M4 4h2v1h-2zM7 4h1v1h-1zM5 6h3v1h-3z'))
})
