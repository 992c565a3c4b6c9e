/** A card as a phone's camera sees it: from an angle, blurred, noisy, unevenly lit, compressed. */
import type { Quad } from '../src/licence/picture/find-card.ts'

export interface Quality {
  /** Degrees of turn, at most, either way. */
  turn: number
  /** How far a corner may be off, as a share of the card's width. */
  slant: number
  /** Standard deviation in pixels of a picture 1600 wide. */
  blur: number
  /** Standard deviation of 256 shades. */
  noise: number
  /** Brightness of the darkest side, as a share of the brightest. */
  shade: number
  /** JPEG. */
  quality: number
  glare: number
  /** Width of the card in pixels. */
  size: readonly [number, number]
}

export const qualities = {
  clean: { turn: 0.5, slant: 0.005, blur: 0.4, noise: 1, shade: 0.97, quality: 0.95, glare: 0, size: [1400, 1450] },
  photo: { turn: 3, slant: 0.03, blur: 0.9, noise: 6, shade: 0.65, quality: 0.82, glare: 0.15, size: [1150, 1400] },
  bad: { turn: 6, slant: 0.06, blur: 1.7, noise: 13, shade: 0.45, quality: 0.6, glare: 0.35, size: [900, 1150] },
} satisfies Record<string, Quality>

const [width, height] = [1600, 1200]

export async function photograph(card: OffscreenCanvas, quality: Quality, random: () => number): Promise<ImageData> {
  const spread = (most: number) => (random() * 2 - 1) * most
  const across = quality.size[0] + random() * (quality.size[1] - quality.size[0])
  const angle = (spread(quality.turn) * Math.PI) / 180
  const middle = { x: width / 2 + spread(30), y: height / 2 + spread(30) }
  const quad = (
    [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ] as const
  ).map(([u, v]) => {
    const x = u * across + spread(quality.slant * across)
    const y = (v * across * card.height) / card.width + spread(quality.slant * across)
    return { x: middle.x + x * Math.cos(angle) - y * Math.sin(angle), y: middle.y + x * Math.sin(angle) + y * Math.cos(angle) }
  }) as unknown as Quad
  const scene = new OffscreenCanvas(width, height)
  const pen = scene.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D
  table(pen, random)
  pen.filter = `blur(${quality.blur}px)`
  pen.drawImage(tilted(card, quad), 0, 0)
  pen.filter = 'none'
  light(pen, quality, random)
  grain(pen, quality.noise, random)
  const file = await scene.convertToBlob({ type: 'image/jpeg', quality: quality.quality })
  const seen = await createImageBitmap(file)
  pen.drawImage(seen, 0, 0)
  return pen.getImageData(0, 0, width, height)
}

/** A desk with a grain; never as bright as the card. */
function table(pen: OffscreenCanvasRenderingContext2D, random: () => number): void {
  const tone = 20 + random() * 45
  pen.fillStyle = `hsl(${random() * 60} 15% ${tone}%)`
  pen.fillRect(0, 0, width, height)
  for (let n = 0; n < 160; n++) {
    pen.fillStyle = `hsl(30 15% ${tone + (random() * 2 - 1) * 5}%)`
    pen.fillRect(random() * width, random() * height, 100 + random() * 600, 1 + random() * 3)
  }
}

/** The card drawn into the quad, pixel by pixel from the far side. */
function tilted(card: OffscreenCanvas, quad: Quad): OffscreenCanvas {
  const from = (card.getContext('2d') as OffscreenCanvasRenderingContext2D).getImageData(0, 0, card.width, card.height)
  const out = new OffscreenCanvas(width, height)
  const pen = out.getContext('2d') as OffscreenCanvasRenderingContext2D
  const picture = pen.createImageData(width, height)
  const inverse = inverseOf(quad)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [a, b, c, d, e, f, g, h, i] = inverse
      const w = g * x + h * y + i
      const u = ((a * x + b * y + c) / w) * card.width
      const v = ((d * x + e * y + f) / w) * card.height
      if (u < 0 || v < 0 || u >= card.width - 1 || v >= card.height - 1) continue
      const at = (y * width + x) * 4
      const [left, top] = [Math.floor(u), Math.floor(v)]
      for (let channel = 0; channel < 4; channel++) {
        const of = (dx: number, dy: number) => from.data[((top + dy) * card.width + left + dx) * 4 + channel] ?? 0
        const upper = of(0, 0) * (1 - u + left) + of(1, 0) * (u - left)
        const lower = of(0, 1) * (1 - u + left) + of(1, 1) * (u - left)
        picture.data[at + channel] = upper * (1 - v + top) + lower * (v - top)
      }
    }
  pen.putImageData(picture, 0, 0)
  return out
}

type Nine = [number, number, number, number, number, number, number, number, number]

/** The projection of the quad back to the unit square. */
function inverseOf([p0, p1, p2, p3]: Quad): Nine {
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x]
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y]
  const scale = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / scale
  const h = (dx1 * dy3 - dx3 * dy1) / scale
  const [a, b, c] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x]
  const [d, e, f] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y]
  return [e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]
}

function light(pen: OffscreenCanvasRenderingContext2D, { shade, glare }: Quality, random: () => number): void {
  const angle = random() * 2 * Math.PI
  const [dx, dy] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * height) / 2]
  const fall = pen.createLinearGradient(width / 2 - dx, height / 2 - dy, width / 2 + dx, height / 2 + dy)
  fall.addColorStop(0, `rgb(0 0 0 / ${1 - shade})`)
  fall.addColorStop(1, 'rgb(0 0 0 / 0)')
  pen.fillStyle = fall
  pen.fillRect(0, 0, width, height)
  const [x, y] = [random() * width, random() * height]
  const spot = pen.createRadialGradient(x, y, 20, x, y, 260)
  spot.addColorStop(0, `rgb(255 255 255 / ${glare})`)
  spot.addColorStop(1, 'rgb(255 255 255 / 0)')
  pen.fillStyle = spot
  pen.fillRect(0, 0, width, height)
}

function grain(pen: OffscreenCanvasRenderingContext2D, deviation: number, random: () => number): void {
  const picture = pen.getImageData(0, 0, width, height)
  for (let at = 0; at < picture.data.length; at += 4) {
    // four even ones are near enough to a bell
    const noise = (random() + random() + random() + random() - 2) * 1.73 * deviation
    for (let channel = 0; channel < 3; channel++) picture.data[at + channel] = (picture.data[at + channel] ?? 0) + noise
  }
  pen.putImageData(picture, 0, 0)
}
