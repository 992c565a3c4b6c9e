/**
 * `virtual:licence-reader`: worker, core and two networks of tesseract.js as files of our own origin, in one folder whose name is the
 * hash of all, under the plain names by which they ask for each other.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const virtual = 'virtual:licence-reader'
const require = createRequire(import.meta.url)
const packed = (path: string) => readFileSync(require.resolve(path))
const cores = ['tesseract-core-simd-lstm', 'tesseract-core-lstm']

export function readerPlugin(): Plugin {
  let made: { folder: string; files: Map<string, Buffer> } | undefined
  let developing = false
  const reader = () => {
    made ??= readerFiles()
    return made
  }
  return {
    name: 'tsunagu-licence-reader',
    configResolved: ({ command }) => {
      developing = command === 'serve'
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load(id) {
      if (id !== `\0${virtual}`) return undefined
      const { folder, files } = reader()
      if (!developing) for (const [name, source] of files) this.emitFile({ type: 'asset', fileName: folder + name, source })
      const sizeOf = (name: string) => files.get(name)?.length ?? 0
      const bytes = [...files.keys()].filter((name) => !name.startsWith('tesseract-core-lstm')).reduce((sum, name) => sum + sizeOf(name), 0)
      return `export const readerFolder = '/${folder}'; export const readerBytes = ${bytes}`
    },
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? ''
        const { folder, files } = reader()
        const file = path.startsWith(`/${folder}`) ? files.get(path.slice(folder.length + 1)) : undefined
        if (!file) return next()
        response.setHeader('content-type', typeOf(path))
        response.end(file)
      })
    },
  }
}

const typeOf = (path: string) =>
  path.endsWith('.wasm') ? 'application/wasm' : path.endsWith('.js') ? 'text/javascript' : 'application/gzip'

function readerFiles() {
  const files = new Map<string, Buffer>([['worker.min.js', withoutMap(packed('tesseract.js/dist/worker.min.js'))]])
  for (const core of cores) for (const kind of ['js', 'wasm']) files.set(`${core}.${kind}`, packed(`tesseract.js-core/${core}.${kind}`))
  for (const [name, folder] of [
    ['jpn', '4.0.0'],
    ['jpn_best', '4.0.0_best_int'],
  ])
    files.set(`${name}.traineddata.gz`, network(packed(`@tesseract.js-data/jpn/${folder}/jpn.traineddata.gz`)))
  const hash = createHash('sha256')
  for (const [name, source] of files) hash.update(name).update(source)
  return { folder: `assets/reader-${hash.digest('hex').slice(0, 8)}/`, files }
}

/** Its map is not shipped, and a browser's tools would ask for it. */
const withoutMap = (script: Buffer) => Buffer.from(script.toString('utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'))

/**
 * What the network needs of a .traineddata: characters, the network itself, its words, the version (tesseract's tessdatamanager.h).
 * The settings are the older recogniser's, and each would leave a warning in the console.
 */
const needed = new Set([1, 17, 18, 19, 20, 21, 22, 23])

/** The same file without what only the older recogniser reads: 2 MB instead of 16. */
function network(gzipped: Buffer): Buffer {
  const all = gunzipSync(gzipped)
  const count = all.readInt32LE(0)
  const offsets = Array.from({ length: count }, (_, n) => Number(all.readBigInt64LE(4 + 8 * n)))
  const head = Buffer.alloc(4 + 8 * count)
  head.writeInt32LE(count)
  const parts = [head]
  let length = head.length
  for (const [n, offset] of offsets.entries()) {
    const keep = offset >= 0 && needed.has(n)
    head.writeBigInt64LE(keep ? BigInt(length) : -1n, 4 + 8 * n)
    if (!keep) continue
    const end = Math.min(all.length, ...offsets.filter((other) => other > offset))
    parts.push(all.subarray(offset, end))
    length += end - offset
  }
  return gzipSync(Buffer.concat(parts), { level: 6 })
}
