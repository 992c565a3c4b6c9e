import { lazy } from 'react'

/** Loaded only by whoever scans. */
export const CertificateScan = lazy(async () => ({ default: (await import('../certificate/CertificateScan.tsx')).CertificateScan }))
