/**
 * Arrays in PostgreSQL's binary format (array_recv in its sources), as `pg` sends a Buffer: a batch of messages is neither escaped on this
 * side nor read as text on the other.
 */

const headerBytes = 20
/** Types by their number in pg_type. */
const types = { bytea: 17, int8: 20, text: 25, uuid: 2950 } as const

export const uuids = (values: readonly string[]): Buffer =>
  fixed(types.uuid, 16, values, (array, value, at) => array.write(value.replaceAll('-', ''), at, 16, 'hex'))

/** Whole numbers below 2^53; null is NULL. */
export const bigints = (values: readonly (number | null)[]): Buffer =>
  fixed(types.int8, 8, values, (array, value, at) => {
    array.writeInt32BE(Math.floor(value / 2 ** 32), at)
    array.writeUInt32BE(((value % 2 ** 32) + 2 ** 32) % 2 ** 32, at + 4)
  })

export function byteas(values: readonly Buffer[]): Buffer {
  const array = begin(
    types.bytea,
    values.length,
    false,
    values.reduce((sum, { length }) => sum + length, 0),
  )
  let at = headerBytes
  for (const value of values) {
    array.writeInt32BE(value.length, at)
    value.copy(array, at + 4)
    at += 4 + value.length
  }
  return array
}

/** null is NULL. */
export function texts(values: readonly (string | null)[]): Buffer {
  const array = begin(
    types.text,
    values.length,
    values.includes(null),
    values.reduce((sum, value) => sum + (value === null ? 0 : Buffer.byteLength(value)), 0),
  )
  let at = headerBytes
  for (const value of values) {
    const length = value === null ? -1 : array.write(value, at + 4)
    array.writeInt32BE(length, at)
    at += 4 + Math.max(length, 0)
  }
  return array
}

function fixed<T>(
  type: number,
  bytes: number,
  values: readonly (T | null)[],
  write: (array: Buffer, value: T, at: number) => void,
): Buffer {
  const nulls = values.reduce((sum, value) => sum + (value === null ? 1 : 0), 0)
  const array = begin(type, values.length, nulls > 0, (values.length - nulls) * bytes)
  let at = headerBytes
  for (const value of values) {
    array.writeInt32BE(value === null ? -1 : bytes, at)
    at += 4
    if (value === null) continue
    write(array, value, at)
    at += bytes
  }
  return array
}

/** One dimension, counted from 1; each element is its length and its bytes. */
function begin(type: number, length: number, hasNull: boolean, valueBytes: number): Buffer {
  const array = Buffer.allocUnsafe(headerBytes + 4 * length + valueBytes)
  for (const [index, value] of [1, hasNull ? 1 : 0, type, length, 1].entries()) array.writeInt32BE(value, index * 4)
  return array
}
