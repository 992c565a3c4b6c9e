/** Runs in the browser: draws, photographs and reads, with the very code the sign-up ships. Driven by bench/src/licence.ts. */
import '@tsunagu/kit/look.ts'
import { readLicence } from '../src/licence/read-licence.ts'
import { fetchReaders, type Readers, startReaders } from '../src/licence/reader.ts'
import type { LicenceReading } from '../src/licence/reading.ts'
import { drawCard, faces } from './draw.ts'
import { makePeople, type Person, seeded } from './people.ts'
import { photograph, qualities } from './photograph.ts'

interface ReadCard {
  person: Person
  reading: LicenceReading
  milliseconds: number
}
type Level = keyof typeof qualities

let readers: Readers | undefined
const today = '2026-11-23'

async function pictureOf(seed: number, number: number, level: Level) {
  const person = makePeople(number + 1, seeded(seed))[number] as Person
  const random = seeded(seed * 1000 + number)
  const card = await drawCard(person, faces[number % faces.length] as (typeof faces)[number], random)
  return { person, picture: await photograph(card, qualities[level], random) }
}

const page = {
  /** Milliseconds until the readers are ready. */
  async start(): Promise<number> {
    const began = performance.now()
    await fetchReaders(() => {}, new AbortController().signal)
    readers = await startReaders()
    return performance.now() - began
  },
  async read(seed: number, number: number, level: Level): Promise<ReadCard> {
    if (!readers) throw new Error('not started')
    const { person, picture } = await pictureOf(seed, number, level)
    const began = performance.now()
    const reading = await readLicence(picture, readers, { today })
    return { person, reading, milliseconds: performance.now() - began }
  },
  /** A data: address of a JPEG. */
  async picture(seed: number, number: number, level: Level): Promise<string> {
    const { picture } = await pictureOf(seed, number, level)
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.putImageData(picture, 0, 0)
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    return new Promise((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.readAsDataURL(file)
    })
  },
}
Object.assign(globalThis, { licencePage: page })
