/** A passkey authenticator in software (WebAuthn Level 3, ES256, attestation "none"): what a phone does behind the screen lock. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Json = Record<string, unknown>

export interface Authenticator {
  /** `navigator.credentials.create`: answers creation options. */
  create(options: Json, twist?: Twist): Json
  /** `navigator.credentials.get`: answers request options with a key it has for this site; throws when it has none. */
  get(options: Json, twist?: Twist): Json
}

/** What a forger would change. */
export interface Twist {
  origin?: string
  rpId?: string
  /** false: no finger, no face, no PIN. */
  verified?: boolean
  challenge?: string
  /** Instead of the counter one further. */
  counter?: number
  /** Instead of the key's own signature. */
  signature?: string
  userHandle?: string
}

interface Key {
  id: Buffer
  rpId: string
  userHandle: string
  privateKey: KeyObject
  counter: number
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()

/** `origin`: of the page the authenticator is asked from. */
export function createAuthenticator(origin: string): Authenticator {
  const keys: Key[] = []
  const clientData = (type: string, options: Json, twist: Twist) =>
    Buffer.from(
      JSON.stringify({ type, challenge: twist.challenge ?? options.challenge, origin: twist.origin ?? origin, crossOrigin: false }),
    )

  return {
    create(options, twist = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(32)
      const rpId = (options.rp as { id: string }).id
      const { x, y } = publicKey.export({ format: 'jwk' })
      const cose = cborMap([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x ?? '', 'base64url')],
        [-3, Buffer.from(y ?? '', 'base64url')],
      ])
      keys.push({ id, rpId, userHandle: (options.user as { id: string }).id, privateKey, counter: 0 })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      // attested credential data: AAGUID, length of the id, id, COSE key
      const authData = Buffer.concat([
        authenticatorData(twist.rpId ?? rpId, twist.verified ?? true, 0, 0x40),
        Buffer.alloc(16),
        length,
        id,
        cose,
      ])
      const attestationObject = cborMap([
        ['fmt', 'none'],
        ['attStmt', cborMap([])],
        ['authData', authData],
      ])
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options, twist).toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal', 'hybrid'],
        },
      }
    },

    get(options, twist = {}) {
      const allowed = (options.allowCredentials as { id: string }[] | undefined)?.map(({ id }) => id) ?? []
      const key = keys.find(({ id, rpId }) => rpId === options.rpId && (allowed.length === 0 || allowed.includes(id.toString('base64url'))))
      if (!key) throw new Error('no passkey for this site')
      key.counter = twist.counter ?? key.counter + 1
      const data = clientData('webauthn.get', options, twist)
      const authData = authenticatorData(twist.rpId ?? key.rpId, twist.verified ?? true, key.counter)
      return {
        id: key.id.toString('base64url'),
        rawId: key.id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: twist.signature ?? sign('sha256', Buffer.concat([authData, sha256(data)]), key.privateKey).toString('base64url'),
          userHandle: twist.userHandle ?? key.userHandle,
        },
      }
    },
  }
}

/** Hash of the site, flags (present, verified, what else), counter. */
function authenticatorData(rpId: string, verified: boolean, counter: number, more = 0): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt8(0x01 | (verified ? 0x04 : 0) | more)
  rest.writeUInt32BE(counter, 1)
  return Buffer.concat([sha256(rpId), rest])
}

type Cbor = number | string | Buffer
/** Bytes that are CBOR already, not a byte string. */
const written = new WeakSet<Buffer>()

/** The little of CBOR (RFC 8949) that WebAuthn needs: small integers, text, bytes, maps. */
function cborMap(entries: [number | string, Cbor][]): Buffer {
  const map = Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)])])
  written.add(map)
  return map
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  return written.has(value) ? value : Buffer.concat([head(2, value.length), value])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 0xff])
}
