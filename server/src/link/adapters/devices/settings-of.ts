import type { DeviceSettings } from '@tsunagu/contract/devices.ts'
import type { Work } from '../../../platform/work.ts'
import { openAuthority } from '../../units/authority.ts'

export const osmandPath = '/devices/osmand'
export const vissPath = '/viss'

/** Where devices of this centre connect, as people type it into them. */
export async function settingsOf({ db, config, now }: Work): Promise<DeviceSettings> {
  const { ca } = await openAuthority(db, config, now)
  return {
    host: config.CAR_HOST,
    mqttPort: config.DEVICE_PORT,
    trackerUrl: new URL(osmandPath, config.ORIGIN).href,
    trackerPort: config.OSMAND_PORT ?? null,
    authority: ca,
    vissUrl: new URL(vissPath, config.ORIGIN.replace(/^http/, 'ws')).href,
  }
}
