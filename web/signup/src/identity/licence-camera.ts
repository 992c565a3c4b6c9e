import { type ComponentType, lazy } from 'react'

export interface Read {
  value: string | null
  sure: boolean
  confidence: number
}
/** What was read from a licence. */
export type Reading = Record<'name' | 'birthDate' | 'address' | 'number' | 'expiresOn', Read>
interface CameraProps {
  onRead: (reading: Reading) => void
  onGiveUp: () => void
}

const rooms = import.meta.glob<{ LicenceCamera: ComponentType<CameraProps> }>('../licence/LicenceCamera.tsx')
const room = rooms['../licence/LicenceCamera.tsx']
/** Loaded only by whoever takes a picture; null in a build without it. */
export const LicenceCamera = room ? lazy(async () => ({ default: (await room()).LicenceCamera })) : null
