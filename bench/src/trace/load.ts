/** What a light car says: ten samples of twelve signals a message, all of them values, as while driving. */
import { topic } from '@tsunagu/contract/message.ts'

export const samples = 10
/** Values that the history must give back for each message. */
export const pointsPerMessage = samples * 12
/** One message stands for so much time of the car (ms): at full load each car sends several a second. */
export const messageSpan = samples * 100
/** Different drives, shared by all cars: no two messages in a row say the same. */
export const drives = 64

export interface Drive {
  dt: number[]
  s: Record<string, (number | string | boolean)[]>
}

/** The columns of message number `drive` (0 … 63): a car on its way through a town. */
export function driveOf(drive: number): Drive {
  const column = <T>(value: (step: number) => T) => Array.from({ length: samples }, (_, index) => value(drive * samples + index))
  const fixed = (value: number, digits: number) => Number(value.toFixed(digits))
  return {
    dt: Array.from({ length: samples }, (_, index) => index * 100),
    s: {
      'Vehicle.Speed': column((step) => fixed(35 + 20 * Math.sin(step / 9), 1)),
      'Vehicle.IsMoving': column((step) => step % 97 !== 0),
      'Vehicle.TraveledDistance': column((step) => fixed(18_250 + step * 0.011, 2)),
      'Vehicle.CurrentLocation.Latitude': column((step) => fixed(35.6812 + Math.sin(step / 211) / 50, 6)),
      'Vehicle.CurrentLocation.Longitude': column((step) => fixed(139.7671 + Math.cos(step / 173) / 50, 6)),
      'Vehicle.CurrentLocation.Heading': column((step) => fixed((step * 3.7) % 360, 1)),
      'Vehicle.LowVoltageSystemState': column(() => 'ON'),
      'Vehicle.LowVoltageBattery.CurrentVoltage': column((step) => fixed(14.1 + Math.sin(step / 7) / 5, 2)),
      'Vehicle.Powertrain.Range': column((step) => 412_000 - step * 11),
      'Vehicle.Powertrain.FuelSystem.RelativeLevel': column((step) => fixed(71 - step * 0.002, 1)),
      'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': column((step) => fixed(88 + Math.sin(step / 31) * 3, 1)),
      'Vehicle.Exterior.AirTemperature': column((step) => fixed(17 + Math.sin(step / 301) * 2, 1)),
    },
  }
}

const columnsText = Array.from({ length: drives }, (_, drive) => JSON.stringify(driveOf(drive)).slice(1))

/** A trace message as the car writes it. `t`: ms since 1970. */
export const messageOf = (boot: string, seq: number, t: number): string =>
  `{"boot":"${boot}","seq":${seq},"t":${t},${columnsText[seq % drives]}`

/** Numbers of packets return after so many: a multiple of 256, so that a ring of 256 finds them. */
const packetIds = 65_280
const packetIdOf = (seq: number) => (seq % packetIds) + 1

/** The whole PUBLISH packet at QoS 1 (MQTT 3.1.1, 3.3). */
export function publishPacket(carId: string, boot: string, seq: number, t: number): Buffer {
  const path = topic.up(carId, 'link', 'trace')
  const payload = messageOf(boot, seq, t)
  const length = 2 + path.length + 2 + payload.length
  const packet = Buffer.allocUnsafe(3 + length)
  packet[0] = 0x32
  packet[1] = (length & 0x7f) | 0x80
  packet[2] = length >> 7
  packet.writeUInt16BE(path.length, 3)
  packet.write(path, 5, 'latin1')
  packet.writeUInt16BE(packetIdOf(seq), 5 + path.length)
  packet.write(payload, 7 + path.length, 'latin1')
  return packet
}
