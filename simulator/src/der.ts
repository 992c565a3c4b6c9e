/** The few DER structures of enrolment: writing a PKCS#10 request (RFC 2986) and opening a certs-only PKCS#7 (RFC 5652). */
import { type KeyObject, sign } from 'node:crypto'

const tag = { integer: 0x02, bits: 0x03, oid: 0x06, utf8: 0x0c, sequence: 0x30, set: 0x31, context0: 0xa0 }

function der(kind: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([kind, ...length]), body])
}

const commonName = der(tag.oid, Buffer.from('550403', 'hex'))
const ecdsaWithSha256 = der(tag.sequence, der(tag.oid, Buffer.from('2a8648ce3d040302', 'hex')))
const bits = (value: Uint8Array) => der(tag.bits, Buffer.from([0]), value)

/** A certification request for a P-256 key pair. The centre chooses the name, so the one in here is only a courtesy. */
export function certificationRequest(keys: { privateKey: KeyObject; publicKey: KeyObject }, name: string): Buffer {
  const subject = der(tag.sequence, der(tag.set, der(tag.sequence, commonName, der(tag.utf8, Buffer.from(name)))))
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' })
  const info = der(tag.sequence, der(tag.integer, Buffer.from([0])), subject, publicKey, der(tag.context0))
  return der(tag.sequence, info, ecdsaWithSha256, bits(sign('sha256', info, keys.privateKey)))
}

interface Node {
  tag: number
  body: Buffer
  whole: Buffer
}

function children(data: Buffer): Node[] {
  const found: Node[] = []
  for (let at = 0; at < data.length; ) {
    let size = data[at + 1] ?? 0
    let start = at + 2
    if (size >= 0x80) {
      const digits = size & 0x7f
      if (digits === 0 || digits > 4) throw new Error('DER length not supported')
      size = data.readUIntBE(start, digits)
      start += digits
    }
    if (start + size > data.length) throw new Error('DER is cut off')
    found.push({ tag: data[at] as number, body: data.subarray(start, start + size), whole: data.subarray(at, start + size) })
    at = start + size
  }
  return found
}

/** The certificates (DER) of a certs-only PKCS#7 message. Throws when it is none. */
export function certificatesOf(pkcs7: Buffer): Buffer[] {
  const [, content] = children(children(pkcs7)[0]?.body ?? Buffer.alloc(0))
  const signedData = content && children(content.body)[0]
  const set = signedData && children(signedData.body).find((part) => part.tag === tag.context0)
  if (!set) throw new Error('no certificates in the answer')
  return children(set.body).map((certificate) => certificate.whole)
}
