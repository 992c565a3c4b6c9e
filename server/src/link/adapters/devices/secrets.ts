/** Secrets of devices, the car's PIN among them, and what can be asked of a car through a device. */
import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../../../platform/config.ts'
import { seal, unseal } from '../../../platform/secrets.ts'
import { type Allowed, verbsOf } from '../ovms/words.ts'
import type { DeviceRow } from './queries.ts'

/** No letters that look alike: people type it into a module's console. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `length` letters, about five bits each. */
export function randomWord(length: number): string {
  let word = ''
  while (word.length < length)
    for (const byte of randomBytes(length)) if (byte < 248 && word.length < length) word += letters[byte % letters.length]
  return word
}

/** 24 letters are more than 118 bits: a fast hash is enough, there is nothing to guess. */
export const newSecret = (): string => randomWord(24)
export const hashOf = (secret: string | Buffer): Buffer => createHash('sha256').update(secret).digest()

const pinName = (deviceId: string) => `device-pin ${deviceId}`
export const sealPin = (config: Config, deviceId: string, pin: string | null): Buffer | null =>
  pin === null ? null : seal(config.SECRET, pinName(deviceId), Buffer.from(pin))

/** What we may ask of this device now. */
export const allowedOf = (config: Config, device: Pick<DeviceRow, 'id' | 'pin'>): Allowed => ({
  pin: device.pin && unseal(config.SECRET, pinName(device.id), device.pin).toString('utf8'),
  unlock: config.DEVICE_UNLOCK,
})

/** A tracker tells where it is and takes no requests. */
export const trackerVerbs = ['link/position']
export const verbsOfDevice = (config: Config, device: Pick<DeviceRow, 'id' | 'pin' | 'kind'>): string[] =>
  device.kind === 'ovms' ? verbsOf(allowedOf(config, device)) : trackerVerbs

export const mostTrackers = 5
