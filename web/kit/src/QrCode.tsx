import { useMemo } from 'react'
import { encode } from 'uqr'

/** Modules of quiet zone on each side (ISO/IEC 18004). */
const quiet = 4

/** One path for all dark modules, a run of them in a row as one rectangle. */
export function qrPath(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue
        const from = x
        while (row[x + 1]) x += 1
        runs.push(`M${from + quiet} ${y + quiet}h${x - from + 1}v1h-${x - from + 1}z`)
      }
      return runs
    })
    .join('')
}

/**
 * A QR code as SVG: always dark on white with its quiet zone, for a reader wants that in the dark theme too.
 * @param text what it says, usually an address; @param label its name for whoever does not see it
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 })
    return { path: qrPath(data), size: size + quiet * 2 }
  }, [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
