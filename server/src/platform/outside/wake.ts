/** Waking an asleep car: an SMS to its module (Soracom) or, on a laptop, a word to the simulator. */
import type { Config } from '../config.ts'
import { Refused, Unavailable } from '../errors.ts'

export interface Waker {
  /** Asks the network to wake the unit. `address`: SIM id, or the car's name at the stand-in. Returns before the car is awake. */
  wake(carId: string, address: string | null): Promise<void>
}

/** Soracom API `POST /v1/sims/{simId}/send_sms`, authenticated by an auth key pair. */
export function soracomWaker(keyId: string, key: string, base = 'https://api.soracom.io/v1'): Waker {
  return {
    async wake(_carId, address) {
      if (!address) throw new Refused('no-sim')
      const token = await post(`${base}/auth`, { authKeyId: keyId, authKey: key }, {})
      const { apiKey, token: session } = (await token.json()) as { apiKey: string; token: string }
      await post(
        `${base}/sims/${encodeURIComponent(address)}/send_sms`,
        { payload: 'wake', encodingType: 1 },
        { 'X-Soracom-API-Key': apiKey, 'X-Soracom-Token': session },
      )
    },
  }
}

/** The simulator's own HTTP server. */
export function simulatorWaker(url: string): Waker {
  return {
    async wake(carId) {
      await post(`${url}/api/cars/${encodeURIComponent(carId)}/wake`, {}, {})
    },
  }
}

/** Nobody to wake cars: a request waits until the car comes by itself. */
export const noWaker: Waker = { wake: async () => {} }

export function openWaker(config: Config): Waker {
  if (config.SORACOM_AUTH_KEY_ID && config.SORACOM_AUTH_KEY) return soracomWaker(config.SORACOM_AUTH_KEY_ID, config.SORACOM_AUTH_KEY)
  return config.WAKE_URL ? simulatorWaker(config.WAKE_URL) : noWaker
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new Unavailable('wake-down', { cause: String(error) })
  })
  if (answer.status >= 500) throw new Unavailable('wake-down')
  if (!answer.ok) throw new Refused('wake-refused', { status: answer.status })
  return answer
}
