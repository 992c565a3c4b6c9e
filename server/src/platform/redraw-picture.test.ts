import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { isPdf, redrawPicture } from './redraw-picture.ts'

const plain = { create: { width: 400, height: 200, channels: 3, background: '#246' } } as const
const drawing = { type: 'webp', widest: 100, quality: 80 } as const

describe('redrawPicture', () => {
  it('turns upright, makes smaller and leaves place and time behind', async () => {
    const photograph = await sharp(plain)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .jpeg()
      .toBuffer()
    const drawn = await sharp((await redrawPicture(photograph, drawing)) as Buffer).metadata()
    expect(drawn).toMatchObject({ format: 'webp', width: 50, height: 100 })
    expect(drawn.exif).toBeUndefined()
  })

  it.each(['png', 'webp', 'avif'] as const)('takes %s', async (format) => {
    const photograph = await sharp(plain).toFormat(format).toBuffer()
    expect((await sharp((await redrawPicture(photograph, { ...drawing, type: 'jpeg' })) as Buffer).metadata()).format).toBe('jpeg')
  })

  it.each([
    [
      'a drawing, which may point elsewhere',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ],
    ['words', 'not a picture'],
    ['nothing', ''],
  ])('reads no %s', async (_what, text) => {
    expect(await redrawPicture(Buffer.from(text), drawing)).toBeUndefined()
  })

  it('knows a PDF by its first bytes', () => {
    expect([isPdf(Buffer.from('%PDF-1.7')), isPdf(Buffer.from(' %PDF-')), isPdf(Buffer.alloc(0))]).toEqual([true, false, false])
  })
})
