/**
 * Devices that are not ours, by which a car without our unit reaches the centre: OVMS modules (MQTT) and trackers (OsmAnd protocol).
 * A car speaks through its unit or through devices: while its unit is enrolled no device is heard.
 */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { measured, presence } from './link.ts'

/** ovms: an OVMS v3 module. tracker: a phone with Traccar Client, OsmAnd, or a tracker of that protocol. */
export const deviceKind = z.enum(['ovms', 'tracker'])
export type DeviceKind = z.infer<typeof deviceKind>

export const device = z.object({
  id: z.uuid(),
  kind: deviceKind,
  /** The owner's own name for it. */
  label: z.string(),
  /** Its user name on the line; null: a tracker, whose only name is its secret. */
  name: z.string().nullable(),
  /** A PIN of the car lies sealed with us, so that it can be locked from afar. */
  hasPin: z.boolean(),
  addedAt: z.iso.datetime(),
  lastHeardAt: z.iso.datetime().nullable(),
  /** Messages that were foreign, too large or not readable. */
  refusedMessages: z.number(),
})
export type Device = z.infer<typeof device>

/** What a device told in words of its own. */
export const deviceWord = z.object({
  id: z.number(),
  deviceId: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(['alert', 'error', 'info', 'data', 'event']),
  /** As the device names it: `alarm.sounding`. */
  subtype: z.string(),
  text: z.string(),
})
export type DeviceWord = z.infer<typeof deviceWord>

/** Where a device of this centre connects. */
export const deviceSettings = z.object({
  host: z.string(),
  /** MQTT over TLS for OVMS. */
  mqttPort: z.number(),
  /** Address for trackers. */
  trackerUrl: z.url(),
  /** The plain port for trackers that speak no HTTPS; null = closed. */
  trackerPort: z.number().nullable(),
  /** The certificate by which a device knows the centre, PEM. */
  authority: z.string(),
  /** Address of the WebSocket for one's own programs (VISS v3). */
  vissUrl: z.url(),
})
export type DeviceSettings = z.infer<typeof deviceSettings>

const ofVehicle = z.object({ vehicleId: z.uuid() })
const ofDevice = ofVehicle.extend({ deviceId: z.uuid() })
const label = z.string().trim().min(1).max(30)
/** Of the car, as its module wants it. */
const pin = z.string().regex(/^[0-9A-Za-z]{1,16}$/)
/** Shown this once: an OVMS password, or a tracker's identifier. */
const withSecret = z.object({ device, secret: z.string() })

export const listDevices = endpoint({
  id: 'link.list-devices',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/devices',
  who: 'owner',
  summary: 'The devices of my car, where they connect, and what they told last.',
  params: ofVehicle,
  response: z.object({
    devices: z.array(device),
    words: z.array(deviceWord),
    presence,
    /** What the car said last, by signal path. */
    signals: z.record(z.string(), measured),
    /** The car has our own unit: no device is heard. */
    hasUnit: z.boolean(),
    settings: deviceSettings,
  }),
})
export const watchDevices = endpoint({
  id: 'link.watch-devices',
  method: 'PUT',
  path: '/api/vehicles/:vehicleId/devices/watch',
  who: 'owner',
  summary: 'Keeps live updates of this car coming for 45 seconds, and its module speaking more often.',
  params: ofVehicle,
})
export const addDevice = endpoint({
  id: 'link.add-device',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/devices',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Lets a device of mine speak for my car; its password is shown this once.',
  params: ofVehicle,
  body: z.object({ kind: deviceKind, label, pin: pin.nullable().default(null) }),
  response: withSecret,
  status: 201,
  refusals: ['has-unit', 'device-known', 'too-many-devices'],
  limit: { calls: 20, seconds: 600 },
})
export const renewDevicePassword = endpoint({
  id: 'link.renew-device-password',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/devices/:deviceId/password',
  who: 'owner',
  assurance: 'fresh',
  summary: 'A new password for a device; the old one ends at once.',
  params: ofDevice,
  response: withSecret,
  limit: { calls: 20, seconds: 600 },
})
export const setDevicePin = endpoint({
  id: 'link.set-device-pin',
  method: 'PUT',
  path: '/api/vehicles/:vehicleId/devices/:deviceId/pin',
  who: 'owner',
  assurance: 'fresh',
  summary: 'The PIN of the car, kept sealed; null takes it away.',
  params: ofDevice,
  body: z.object({ pin: pin.nullable() }),
  refusals: ['no-pin-here'],
})
export const removeDevice = endpoint({
  id: 'link.remove-device',
  method: 'DELETE',
  path: '/api/vehicles/:vehicleId/devices/:deviceId',
  who: 'owner',
  summary: 'A device speaks for my car no longer, from this moment.',
  params: ofDevice,
})
