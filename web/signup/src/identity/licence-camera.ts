import { lazy } from 'react'

/** Loaded only by whoever takes a picture: reader and its data are many megabytes. */
export const LicenceCamera = lazy(async () => ({ default: (await import('../licence/LicenceCamera.tsx')).LicenceCamera }))
