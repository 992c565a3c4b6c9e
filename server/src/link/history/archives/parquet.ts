/** A Parquet file of history: plain columns that any reader of Parquet understands, one row per message. */
import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { Unavailable } from '../../../platform/errors.ts'
import type { Archive } from '../../../platform/outside/archive.ts'

/** `body` is JSON: `{ dt, s, na?, key? }` as in contract/src/message.ts; times in ms since 1970. */
export interface ArchivedRow {
  vehicle_id: string
  received_at: number
  measured_at: number
  boot: string
  seq: number
  body: string
}

export interface ArchiveSizes {
  /** A row group is what a reader of one car must fetch. */
  groupRows: number
  groupBytes: number
  /** A file is held in memory while it is written. */
  fileBytes: number
}
export const archiveSizes: ArchiveSizes = { groupRows: 2000, groupBytes: 2 << 20, fileBytes: 16 << 20 }

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]
const column = (name: string, more: Omit<SchemaElement, 'name' | 'repetition_type'>): SchemaElement => ({
  name,
  repetition_type: 'REQUIRED',
  ...more,
})
const schema: SchemaElement[] = [
  { name: 'history', num_children: 6 },
  column('vehicle_id', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
  column('received_at', { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }),
  column('measured_at', { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }),
  column('boot', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
  column('seq', { type: 'INT64' }),
  column('body', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
]
const uuidLength = 36
const zstd = 'ZSTD'

/** Takes rows sorted by vehicle and receipt until it is `full`. */
export class ParquetFile {
  readonly #sizes: ArchiveSizes
  readonly #bytes = new ByteWriter()
  readonly #writer = new ParquetWriter({
    writer: this.#bytes,
    schema,
    codec: zstd,
    compressors: { [zstd]: (input) => zstdCompressSync(input) },
    statisticsTruncateLength: uuidLength,
    createdBy: 'tsunagu',
  })
  #group: ArchivedRow[] = []
  #groupBytes = 0
  rows = 0

  constructor(sizes: ArchiveSizes) {
    this.#sizes = sizes
  }

  get full(): boolean {
    return this.#bytes.offset >= this.#sizes.fileBytes
  }

  add(row: ArchivedRow): void {
    this.#group.push(row)
    this.#groupBytes += row.body.length
    this.rows++
    if (this.#group.length >= this.#sizes.groupRows || this.#groupBytes >= this.#sizes.groupBytes) this.#flush()
  }

  /** The whole file. */
  finish(): Uint8Array {
    this.#flush()
    void this.#writer.finish()
    return this.#bytes.getBytes()
  }

  #flush(): void {
    const rows = this.#group
    if (rows.length === 0) return
    const columnData = [
      { name: 'vehicle_id', data: rows.map((row) => row.vehicle_id) },
      { name: 'received_at', data: rows.map((row) => BigInt(row.received_at)) },
      { name: 'measured_at', data: rows.map((row) => BigInt(row.measured_at)) },
      { name: 'boot', data: rows.map((row) => row.boot) },
      { name: 'seq', data: rows.map((row) => BigInt(row.seq)) },
      // no two are alike, and their smallest and largest would help nobody
      { name: 'body', data: rows.map((row) => row.body), encoding: 'PLAIN' as const, statistics: false },
    ]
    // a writer of bytes in memory has nothing to wait for
    void this.#writer.write({ columnData, rowGroupSize: rows.length })
    this.#group = []
    this.#groupBytes = 0
  }
}

export const checksum = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A file in the archive, opened by its end; fetched group by group. */
export interface OpenFile {
  rows: number
  groups: Group[]
  /** All rows of a group. */
  read(group: Group): Promise<ArchivedRow[]>
}

export interface Group {
  first: number
  end: number
  firstVehicle: string
  lastVehicle: string
}

/** Most footers end within so many bytes from the end. */
const footerBytes = 64 << 10

/** undefined: there is no such file. Throws Unavailable `archive-down` when it is not what was written. */
export async function openFile(archive: Archive, name: string, bytes: number): Promise<OpenFile | undefined> {
  let missing = false
  const file: AsyncBuffer = {
    byteLength: bytes,
    async slice(start, end = bytes) {
      const part = await archive.read(name, start, end)
      missing ||= part === undefined
      if (part?.length !== end - start) throw new Unavailable('archive-down', { cause: 'short' })
      return part.byteLength === part.buffer.byteLength ? part.buffer : part.slice().buffer
    },
  }
  let metadata: FileMetaData
  try {
    metadata = await parquetMetadataAsync(file, { initialFetchSize: Math.min(footerBytes, bytes), parsers })
  } catch (error) {
    if (missing) return undefined
    throw error instanceof Unavailable ? error : new Unavailable('archive-down', { cause: 'not-parquet' })
  }
  return {
    rows: Number(metadata.num_rows),
    groups: groupsOf(metadata),
    async read({ first, end }) {
      const rows = await parquetReadObjects({ file, metadata, rowStart: first, rowEnd: end, compressors, parsers })
      return rows.map((row) => ({ ...(row as ArchivedRow), seq: Number(row.seq) }))
    },
  }
}

/** Those of hyparquet that are not built in. */
export const compressors = { [zstd]: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) }
const parsers = { timestampFromMilliseconds: (time: bigint) => Number(time) }

function groupsOf({ row_groups }: FileMetaData): Group[] {
  let first = 0
  return row_groups.map(({ columns, num_rows }) => {
    const { min_value, max_value } = columns[0]?.meta_data?.statistics ?? {}
    const group = { first, end: first + Number(num_rows), firstVehicle: String(min_value), lastVehicle: String(max_value) }
    first = group.end
    return group
  })
}
