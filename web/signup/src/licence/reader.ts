/** The two readers: tesseract.js with two networks for Japanese, everything from our own origin, nothing before it is asked for. */
import { readerBytes, readerFolder } from 'virtual:licence-reader'
import type { Worker } from 'tesseract.js'
import { type Grey, greymap } from './picture/grey.ts'
import { widestGap } from './picture/text-row.ts'
import type { ReadLine } from './reading.ts'

/** Networks trained apart (tessdata and tessdata_best), so that they seldom make the same slip. */
const networks = ['jpn', 'jpn_best'] as const
const singleLine = '7'

export interface Readers {
  /** Each reader's look at one line of print. `characters`: the only ones that can stand there. */
  look(row: Grey, characters?: string): Promise<ReadLine[]>
  stop(): Promise<void>
}

/** Megabytes that the first reading loads. */
export const readerMegabytes = Math.ceil(readerBytes / 1e6)

const core = () => `tesseract-core-${WebAssembly.validate(simdProbe) ? 'simd-' : ''}lstm`

/**
 * Fetches what the readers need into the browser's cache, so that it is there when the picture is.
 * @param onShare 0 to 1
 * @throws TypeError without a network, Error when the centre does not have it
 */
export async function fetchReaders(onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
  const files = ['worker.min.js', `${core()}.js`, `${core()}.wasm`, ...networks.map((network) => `${network}.traineddata.gz`)]
  let loaded = 0
  for (const file of files) {
    const answer = await fetch(readerFolder + file, { signal })
    if (!answer.ok || !answer.body) throw new Error(`${file}: ${answer.status}`)
    for await (const chunk of chunksOf(answer.body)) {
      loaded += chunk.length
      onShare(Math.min(1, loaded / readerBytes))
    }
  }
}

export async function startReaders(): Promise<Readers> {
  const { createWorker } = await import('tesseract.js')
  const workers = await Promise.all(
    networks.map((network) =>
      createWorker(network, 1, {
        workerPath: `${readerFolder}worker.min.js`,
        corePath: `${readerFolder}${core()}.js`,
        langPath: readerFolder.replace(/\/$/, ''),
        // The pages' policy allows scripts of our origin only; the browser's own cache keeps the files.
        workerBlobURL: false,
        cacheMethod: 'none',
        errorHandler: () => {},
      }),
    ),
  )
  return {
    look: (row, characters = '') => Promise.all(workers.map((worker) => look(worker, row, characters))),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** One of the networks takes most digits for circled ones; they are the same digits to whoever reads the text. */
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

async function look(worker: Worker, row: Grey, characters: string): Promise<ReadLine> {
  await worker.setParameters({
    tessedit_pageseg_mode: singleLine as never,
    tessedit_char_whitelist: characters && characters + circled,
    tessedit_char_blacklist: characters ? '' : '~`^*_=+{}[]<>\\/"\'|!?;:。、「」『』…“”',
    user_defined_dpi: '300',
  })
  const { data } = await worker.recognize(greymap(row) as never, {}, { blocks: true, text: false })
  const symbols = (data.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => words.flatMap((word) => word.symbols))),
  )
  // Readers put spaces anywhere between kanji; the one that is printed is the one that is seen.
  const wide = widestGap(row)
  const border = wide.gap > 0.38 ? wide.at * row.width : 0
  let text = ''
  let after = border === 0
  for (const { text: letter, bbox } of symbols) {
    if (!after && (bbox.x0 + bbox.x1) / 2 > border) {
      after = true
      if (text !== '') text += '　'
    }
    text += letter
  }
  return { text, confidence: symbols.length === 0 ? 0 : Math.min(...symbols.map(({ confidence }) => confidence)) / 100 }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}

/** The smallest module that needs 128-bit instructions. */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
])
