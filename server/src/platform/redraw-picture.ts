import sharp from 'sharp'

export interface Drawing {
  type: 'webp' | 'jpeg'
  /** Longest side, in pixels. */
  widest: number
  /** 1 … 100. */
  quality: number
}

// a picture of 50 megapixels is a photograph; a larger one is an attack on memory
const mostPixels = 50_000_000
/** What phones and scanners make; `heif` is how sharp calls AVIF. */
const photographs: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif'])

/**
 * Draws somebody's photograph again: upright, at most so wide, without the place and time it was taken at. Undefined: it is none, whatever
 * it is called. sharp reads drawings and film too, and a drawing may point elsewhere, so only photographs are read.
 */
export async function redrawPicture(bytes: Buffer, { type, widest, quality }: Drawing): Promise<Buffer | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels })
    if (!photographs.has((await picture.metadata()).format)) return undefined
    return await picture
      .rotate()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .toFormat(type, { quality })
      .toBuffer()
  } catch {
    // whatever sharp cannot read is not a picture to us
    return undefined
  }
}

/** Says itself that it is a PDF. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-'
