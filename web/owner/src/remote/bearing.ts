/** Which way the car lies, for somebody on foot. Pure; degrees, WGS 84. */
import type { Spot } from '@tsunagu/kit/CarMap.tsx'

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The direction from one spot to another: degrees from north, clockwise, 0 … 360. */
export function bearing(from: Spot, to: Spot): number {
  const a = radians(from.latitude)
  const b = radians(to.latitude)
  const turn = radians(to.longitude - from.longitude)
  const angle = Math.atan2(Math.sin(turn) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn))
  return ((angle * 180) / Math.PI + 360) % 360
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
/** The nearest of the eight points of the compass. */
export const windOf = (degrees: number) => winds[Math.round((((degrees % 360) + 360) % 360) / 45) % 8] ?? 'n'

/** Walking directions in whatever map app the phone has: Apple's understand their own address, the rest open in the browser or in Google's. */
export function walkingAddress({ latitude, longitude }: Spot, apple: boolean): string {
  const place = `${latitude.toFixed(6)},${longitude.toFixed(6)}`
  return apple
    ? `https://maps.apple.com/?daddr=${place}&dirflg=w`
    : `https://www.google.com/maps/dir/?api=1&destination=${place}&travelmode=walking`
}
