/** The registry of corporate numbers: the National Tax Agency's Web-API v4, or a local list that answers in the same XML. */
import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'
import type { Config } from '../config.ts'
import { Unavailable } from '../errors.ts'
import type { Log } from '../log.ts'
import { localRegistry } from './corporations-local.ts'

export interface Corporation {
  corporateNumber: string
  /** As registered, widths made even. */
  name: string
  /** Katakana; empty where the registry has none. */
  kana: string
  /** Seven digits; empty for a seat abroad, like the three below. */
  postalCode: string
  prefecture: string
  city: string
  street: string
  /** YYYY-MM-DD, when the registry closed it. */
  closedOn: string | null
}

export interface Corporations {
  /** `corporateNumber`: 13 digits. Undefined: nobody has that number. Throws Unavailable `registry-down`. */
  find(corporateNumber: string): Promise<Corporation | undefined>
}

/** What the registry answers at an address; rejects when nobody answers. */
export type AskRegistry = (url: string) => Promise<{ status: number; body: string }>

export interface RegistryOptions {
  /** アプリケーションID, given by the agency. */
  id: string
  ask: AskRegistry
  log: Log
}

export const registryAddress = 'https://api.houjin-bangou.nta.go.jp/4/num'
/** At once. More are told that the registry is down: whoever waits for it holds a connection to our database. */
const most = 4

/** GET /4/num, type 12 (XML, UTF-8), without history. */
export function registry({ id, ask, log }: RegistryOptions): Corporations {
  let asking = 0
  const answerOf = async (corporateNumber: string): Promise<string> => {
    if (asking >= most) throw new Unavailable('registry-down')
    asking++
    try {
      const { status, body } = await ask(
        `${registryAddress}?${new URLSearchParams({ id, number: corporateNumber, type: '12', history: '0' })}`,
      )
      if (status === 200) return body
      // 403, 404: the application id; 400: our request. The operator must know, the customer types by hand
      log.warn({ status }, 'the corporate registry refuses')
    } catch (error) {
      log.warn({ code: (error as Error).name }, 'the corporate registry does not answer')
    } finally {
      asking--
    }
    throw new Unavailable('registry-down')
  }
  return {
    async find(corporateNumber) {
      const found = readRegistry(await answerOf(corporateNumber))
      if (!found) log.warn({}, 'the corporate registry answers something else')
      if (!found) throw new Unavailable('registry-down')
      return found.find((one) => one.corporateNumber === corporateNumber)
    },
  }
}

const text = z.string().default('')
const answer = z.object({
  corporations: z.object({
    corporation: z
      .array(
        z.object({
          corporateNumber: z.string().regex(/^\d{13}$/),
          name: z.string().min(1),
          prefectureName: text,
          cityName: text,
          streetNumber: text,
          postCode: text,
          closeDate: text,
          furigana: text,
        }),
      )
      .default([]),
  }),
})
// numbers stay text: a postal code may begin with 0
const parser = new XMLParser({ parseTagValue: false, trimValues: true, isArray: (name) => name === 'corporation' })

/** The corporations of an answer; undefined: it is none. */
export function readRegistry(xml: string): Corporation[] | undefined {
  let parsed: unknown
  try {
    parsed = parser.parse(xml)
  } catch {
    return undefined
  }
  const read = answer.safeParse(parsed)
  return read.data?.corporations.corporation.map((row) => ({
    corporateNumber: row.corporateNumber,
    name: even(row.name),
    kana: even(row.furigana),
    postalCode: row.postCode,
    prefecture: row.prefectureName,
    city: row.cityName,
    street: even(row.streetNumber),
    closedOn: /^\d{4}-\d{2}-\d{2}$/.test(row.closeDate) ? row.closeDate : null,
  }))
}

const even = (words: string) => words.normalize('NFKC').replaceAll(/\s+/g, ' ')

const seconds = 5
const mostBytes = 256 * 1024

/** Over the network: five seconds, a quarter of a megabyte, no other address than the one asked. */
export const askOutside: AskRegistry = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000), redirect: 'error' })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > mostBytes) throw new Error('answer too large')
    parts.push(part)
  }
  return { status: response.status, body: Buffer.concat(parts).toString('utf8') }
}

export const openCorporations = ({ HOUJIN_APP_ID }: Config, log: Log): Corporations =>
  HOUJIN_APP_ID ? registry({ id: HOUJIN_APP_ID, ask: askOutside, log }) : registry({ id: 'local', ask: localRegistry(300), log })
