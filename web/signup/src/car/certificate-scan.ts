import type { Plate } from '@tsunagu/contract/signup.ts'
import { type ComponentType, lazy } from 'react'

interface ScanProps {
  onRead: (read: { chassisNumber: string | null; plate: Plate | null }) => void
  onGiveUp: () => void
}

const rooms = import.meta.glob<{ CertificateScan: ComponentType<ScanProps> }>('../certificate/CertificateScan.tsx')
const room = rooms['../certificate/CertificateScan.tsx']
/** Loaded only by whoever scans; null in a build without it. */
export const CertificateScan = room ? lazy(async () => ({ default: (await room()).CertificateScan })) : null
