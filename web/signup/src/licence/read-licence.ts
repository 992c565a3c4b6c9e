/** A picture of a licence becomes its reading: find the card, lay it flat, cut out the lines, let two readers look. */
import { judge, type Lines } from './judge.ts'
import { cardRatio, findCard, type Quad } from './picture/find-card.ts'
import { type Box, type Grey, greyOf, type Rgba } from './picture/grey.ts'
import { quadOf, straighten } from './picture/straighten.ts'
import { cutLabel, textRow } from './picture/text-row.ts'
import type { Readers } from './reader.ts'
import type { LicenceReading } from './reading.ts'
import { cardHeight, cardWidth, type Zone, zones } from './zones.ts'

/** Pixels a millimetre of the flat card: print of 3 mm is as high as the readers were trained on. */
const density = 16

export interface LookOptions {
  /** YYYY-MM-DD in Japan. */
  today: string
  /** Where the guide frame was, in pixels of the picture; the card when no edges are found. */
  guide?: Box
  /** 0 to 1. */
  onShare?: (share: number) => void
  signal?: AbortSignal
}

/** @throws AbortError when `signal` says so */
export async function readLicence(
  picture: Rgba,
  readers: Readers,
  { today, guide, onShare, signal }: LookOptions,
): Promise<LicenceReading> {
  const grey = greyOf(picture)
  const card = flatCard(grey, findCard(grey) ?? guideQuad(grey, guide))
  const items = Object.keys(zones) as (keyof LicenceReading)[]
  const lines: Partial<Lines> = {}
  for (const [n, item] of items.entries()) {
    signal?.throwIfAborted()
    const row = rowOf(card, zones[item])
    lines[item] = row ? await readers.look(row, zones[item].characters) : []
    onShare?.((n + 1) / items.length)
  }
  return judge(lines as Lines, today)
}

const flatCard = (grey: Grey, quad: Quad): Grey => straighten(grey, quad, Math.round(cardWidth * density), Math.round(cardHeight * density))

/** The print of a zone, without its label. */
function rowOf(card: Grey, zone: Zone): Grey | null {
  const px = (mm: number) => mm * density
  const strip = { left: px(zone.left), top: px(zone.top), width: px(zone.width), height: px(zone.height) }
  const row = textRow(card, strip, px(zone.print))
  if (!row || !zone.labelEnds) return row?.print ?? null
  const [from, to] = zone.labelEnds.map((mm) => px(mm - zone.left) - row.left) as [number, number]
  return cutLabel(row.print, from, to)
}

/** The frame on the screen; without one the largest card that fits in the picture. */
function guideQuad({ width, height }: Grey, guide: Box | undefined): Quad {
  if (guide) return quadOf(guide)
  const across = Math.min(width, height * cardRatio)
  return quadOf({ left: (width - across) / 2, top: (height - across / cardRatio) / 2, width: across, height: across / cardRatio })
}
