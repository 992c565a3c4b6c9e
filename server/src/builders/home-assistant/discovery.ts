/**
 * What Home Assistant hears of a car: one discovery message for the whole device (MQTT integration, "device discovery payload"), then plain
 * retained state topics without templates, so that any other program on the broker understands them too. Pure.
 */
import { brand } from '@tsunagu/contract/brand.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import { type EntityId, entities, isOffered } from './entities.ts'

export interface DiscoveryGround {
  vehicleId: string
  name: string
  model: string
  language: 'ja' | 'en'
  discoveryPrefix: string
  prefix: string
  /** Says whether our line to the broker stands. */
  bridgeTopic: string
  mayOperate: boolean
  origin: string
  state: CarState
}

export const deviceIdOf = (vehicleId: string) => `tsunagu_${vehicleId.replaceAll('-', '')}`
export const discoveryTopic = (discoveryPrefix: string, vehicleId: string) => `${discoveryPrefix}/device/${deviceIdOf(vehicleId)}/config`
export const carTopic = (prefix: string, vehicleId: string) => `${prefix}/${vehicleId}`

/** Everything of one car; entities the car says nothing about are left out until it does. */
export function discoveryOf(ground: DiscoveryGround): { topic: string; payload: Record<string, unknown> } {
  const device = deviceIdOf(ground.vehicleId)
  const base = carTopic(ground.prefix, ground.vehicleId)
  const components: Record<string, Record<string, unknown>> = {}
  for (const [id, entity] of Object.entries(entities) as [EntityId, (typeof entities)[EntityId]][]) {
    const key = `${device}_${id}`
    if (!isOffered(entity, ground)) {
      // names its platform only: Home Assistant takes the entity away if it was there
      components[key] = { platform: entity.platform }
      continue
    }
    if (!entity.known(ground.state)) continue
    components[key] = {
      platform: entity.platform,
      unique_id: key,
      name: entity.name[ground.language],
      ...entity.more,
      ...topicsOf(entity.platform, `${base}/${id}`),
    }
  }
  return {
    topic: discoveryTopic(ground.discoveryPrefix, ground.vehicleId),
    payload: {
      device: {
        identifiers: [device],
        name: ground.name,
        model: ground.model,
        manufacturer: brand.project,
        configuration_url: ground.origin,
      },
      origin: { name: brand.project, sw_version: '1', support_url: `${ground.origin}/docs` },
      availability_mode: 'all',
      availability: [{ topic: ground.bridgeTopic }, { topic: `${base}/availability` }],
      qos: 1,
      components,
    },
  }
}

function topicsOf(platform: string, topic: string): Record<string, string> {
  const attributes = { json_attributes_topic: `${topic}/attributes` }
  switch (platform) {
    case 'button':
      return { command_topic: `${topic}/set`, payload_press: 'PRESS' }
    case 'lock':
      return { command_topic: `${topic}/set`, state_topic: `${topic}/state`, ...attributes }
    // where it is stands in the attributes; the state follows from Home Assistant's zones
    case 'device_tracker':
      return attributes
    default:
      return { state_topic: `${topic}/state`, ...attributes }
  }
}

/** Every retained topic of a car and what stands there now. */
export function messagesOf({
  prefix,
  vehicleId,
  mayOperate,
  state,
}: Pick<DiscoveryGround, 'prefix' | 'vehicleId' | 'mayOperate' | 'state'>) {
  const base = carTopic(prefix, vehicleId)
  const messages = new Map<string, string>([[`${base}/availability`, 'online']])
  for (const [id, entity] of Object.entries(entities)) {
    if (!isOffered(entity, { mayOperate, state }) || !entity.known(state)) continue
    if (entity.state) messages.set(`${base}/${id}/state`, entity.state(state))
    if (entity.attributes) messages.set(`${base}/${id}/attributes`, JSON.stringify(entity.attributes(state)))
  }
  return messages
}

/** Every topic that may lie on the broker for a car, to take it back. */
export function topicsOfCar(prefix: string, vehicleId: string): string[] {
  const base = carTopic(prefix, vehicleId)
  return [`${base}/availability`, ...Object.keys(entities).flatMap((id) => [`${base}/${id}/state`, `${base}/${id}/attributes`])]
}
