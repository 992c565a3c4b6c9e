/** Pictures as shades of grey. Pure, no canvas. */

/** Row by row, one byte a pixel, 0 black. */
export interface Grey {
  width: number
  height: number
  data: Uint8ClampedArray
}

export const blank = (width: number, height: number): Grey => ({ width, height, data: new Uint8ClampedArray(width * height) })

/** What a canvas gives: four bytes a pixel. */
export interface Rgba {
  width: number
  height: number
  data: Uint8ClampedArray
}

export function greyOf({ width, height, data }: Rgba): Grey {
  const grey = blank(width, height)
  for (let n = 0; n < grey.data.length; n++) {
    const at = n * 4
    grey.data[n] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  }
  return grey
}

/** Sums over rectangles in four look-ups: index (x, y) holds the sum of everything left of x and above y. */
function sums({ width, height, data }: Grey): Float64Array {
  const across = width + 1
  const total = new Float64Array(across * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0
      total[(y + 1) * across + x + 1] = (total[y * across + x + 1] ?? 0) + row
    }
  }
  return total
}

/** Mean over a square of `2 · radius + 1` around each pixel, cut at the borders. */
export function smooth(grey: Grey, radius: number): Grey {
  const { width, height } = grey
  const total = sums(grey)
  const across = width + 1
  const out = blank(width, height)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum =
        (total[bottom * across + right] ?? 0) -
        (total[top * across + right] ?? 0) -
        (total[bottom * across + left] ?? 0) +
        (total[top * across + left] ?? 0)
      out.data[y * width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return out
}

/** Smaller by the mean of the pixels that fall together; never larger. */
export function shrink(grey: Grey, longest: number): Grey {
  const scale = Math.max(grey.width, grey.height) / longest
  if (scale <= 1) return grey
  const out = blank(Math.round(grey.width / scale), Math.round(grey.height / scale))
  const total = sums(grey)
  const across = grey.width + 1
  for (let y = 0; y < out.height; y++) {
    const top = Math.floor(y * scale)
    const bottom = Math.min(grey.height, Math.max(top + 1, Math.floor((y + 1) * scale)))
    for (let x = 0; x < out.width; x++) {
      const left = Math.floor(x * scale)
      const right = Math.min(grey.width, Math.max(left + 1, Math.floor((x + 1) * scale)))
      const sum =
        (total[bottom * across + right] ?? 0) -
        (total[top * across + right] ?? 0) -
        (total[bottom * across + left] ?? 0) +
        (total[top * across + left] ?? 0)
      out.data[y * out.width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return out
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export function crop(grey: Grey, box: Box): Grey {
  const left = Math.max(0, Math.round(box.left))
  const top = Math.max(0, Math.round(box.top))
  const out = blank(
    Math.max(1, Math.min(grey.width - left, Math.round(box.width))),
    Math.max(1, Math.min(grey.height - top, Math.round(box.height))),
  )
  for (let y = 0; y < out.height; y++) {
    const from = (top + y) * grey.width + left
    out.data.set(grey.data.subarray(from, from + out.width), y * out.width)
  }
  return out
}

/**
 * Even light and full contrast: each pixel against the brightest paper around it, and the darkest ink around it. Shadows, a coloured
 * band and a weak picture come out alike, without the hard edges that a threshold makes.
 */
export function evenLight(grey: Grey, radius: number): Grey {
  const quiet = smooth(grey, 1)
  const paper = smooth(extreme(quiet, radius, Math.max), radius)
  const ink = smooth(extreme(quiet, radius * 2, Math.min), radius * 2)
  const out = blank(grey.width, grey.height)
  for (let n = 0; n < out.data.length; n++) {
    const bright = paper.data[n] ?? 255
    // Where there is no ink at all, noise must not be blown up into some.
    const depth = Math.max(20, bright * 0.5, bright - (ink.data[n] ?? 0))
    out.data[n] = 255 - ((bright - (grey.data[n] ?? 0)) * 255) / depth
  }
  return out
}

/** Brightest (Math.max) or darkest of a square around each pixel: first along the rows, then along the columns. */
function extreme(grey: Grey, radius: number, pick: (a: number, b: number) => number): Grey {
  const along = blank(grey.width, grey.height)
  slide(grey.data, along.data, grey.height, grey.width, grey.width, 1, radius, pick)
  const out = blank(grey.width, grey.height)
  slide(along.data, out.data, grey.width, grey.height, 1, grey.width, radius, pick)
  return out
}

/** Van Herk: three comparisons a pixel, however wide the window. */
function slide(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
  pick: (a: number, b: number) => number,
): void {
  const window = 2 * radius + 1
  const worst = pick === Math.max ? 0 : 255
  const padded = length + 2 * radius
  const forward = new Uint8ClampedArray(padded)
  const backward = new Uint8ClampedArray(padded)
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep
    const value = (n: number) => {
      const at = n - radius
      return at < 0 || at >= length ? worst : (from[start + at * step] ?? worst)
    }
    for (let n = 0; n < padded; n++) forward[n] = n % window === 0 ? value(n) : pick(forward[n - 1] ?? worst, value(n))
    for (let n = padded - 1; n >= 0; n--)
      backward[n] = n % window === window - 1 || n === padded - 1 ? value(n) : pick(backward[n + 1] ?? worst, value(n))
    for (let n = 0; n < length; n++) to[start + n * step] = pick(backward[n] ?? worst, forward[n + window - 1] ?? worst)
  }
}

/** As a file every reader of pictures takes: portable greymap, binary. */
export function greymap({ width, height, data }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(head.length + data.length)
  file.set(head)
  file.set(data, head.length)
  return file
}
