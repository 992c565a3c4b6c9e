import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import {
  documentIds,
  listConsents,
  listDocuments,
  readDocument,
  readDocumentFile,
  readStaffContract,
  withdrawConsent,
} from '@tsunagu/contract/contracts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { dayOf } from '../days/rules.ts'
import { documentNow, keepConsents, recordSale, sharesWithDealer } from '../index.ts'
import { documents } from './all.ts'
import type { Document, DocumentVersion } from './document.ts'
import { documentOf } from './in-force.ts'

let server: TestServer
let hanako: Person
let jiro: Person
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
  jiro = await server.owner({ name: '伊藤 次郎' })
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
const now = (id: (typeof documentIds)[number]) => server.work((work) => documentNow(work, id))
const file = (documentId: string, query = '', cookie = '') =>
  server.app.inject({ url: `/api/documents/${documentId}/file${query}`, headers: cookie ? { cookie } : {} })

/** As if a newer version were published and in force, for the time of the act. */
async function withNewer<T>(id: (typeof documentIds)[number], more: Partial<DocumentVersion>, act: () => Promise<T>): Promise<T> {
  const { versions } = documentOf(id) as Document & { versions: DocumentVersion[] }
  versions.push({ ...(versions.at(-1) as DocumentVersion), version: '2026-11-23', from: dayOf(server.clock.now()), ...more })
  try {
    return await act()
  } finally {
    versions.pop()
  }
}

describe('documents', () => {
  it('IMP-37 all eleven are there for anyone, each with three to six plain sentences in both languages', async () => {
    const heads = await server.call(listDocuments)
    expect(heads.map(({ id }) => id).toSorted()).toEqual([...documentIds].toSorted())
    for (const { summary, title } of heads) {
      expect(summary.length).toBeGreaterThanOrEqual(3)
      expect(summary.length).toBeLessThanOrEqual(6)
      for (const { ja, en } of [title, ...summary]) {
        expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/)
        expect(en).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
      }
    }
  })

  it('the handling of personal data and the notice of the commercial law can be read whole', async () => {
    for (const documentId of ['g-link-privacy', 'commercial-transactions'] as const) {
      const text = await server.call(readDocument, { params: { documentId }, query: {} })
      expect(text.sections.length).toBeGreaterThan(3)
      expect(text.sections.every(({ paragraphs }) => paragraphs.length > 0)).toBe(true)
    }
  })

  it('an earlier version stays readable; one that never was is not found', async () => {
    await withNewer('g-link-terms', { changes: [{ ja: '変わりました', en: 'It changed' }] }, async () => {
      const newest = await server.call(readDocument, { params: { documentId: 'g-link-terms' }, query: {} })
      expect(newest).toMatchObject({ version: '2026-11-23', changes: [{ en: 'It changed' }], earlier: ['2026-11'] })
      expect(await server.call(readDocument, { params: { documentId: 'g-link-terms' }, query: { version: '2026-11' } })).toMatchObject({
        version: '2026-11',
        earlier: [],
      })
      expect((await now('g-link-terms')).version).toBe('2026-11-23')
    })
    await expect(server.call(readDocument, { params: { documentId: 'g-link-terms' }, query: { version: '2019-01' } })).rejects.toEqual(
      failing('not-found', 404),
    )
    await expect(server.call(readDocument, { params: { documentId: 'g-link-terms' }, query: { version: 'x' } })).rejects.toEqual(
      failing('invalid', 400),
    )
  })

  it('one that comes into force later does not count yet', async () => {
    await withNewer('g-link-terms', { from: '2999-01-01' }, async () => {
      expect((await now('g-link-terms')).version).toBe('2026-11')
    })
  })

  it('every file of a document says each of its versions once, oldest first', () => {
    for (const { versions } of documents) {
      const sorted = versions.map(({ version }) => version).toSorted()
      expect(versions.map(({ version }) => version)).toEqual([...new Set(sorted)])
    }
  })
})

describe('files to keep', () => {
  it('GLK-05 HELPNET and the communication service as PDF, in both languages; what was delivered is kept with version and time', async () => {
    for (const documentId of ['helpnet-explanation', 'dcm-explanation']) {
      for (const language of ['ja', 'en']) {
        const answer = await file(documentId, `?language=${language}`, hanako.cookie)
        expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
        expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(/^inline; filename\*=UTF-8''.+ 2026-11\.pdf$/)
        expect(answer.headers['cache-control']).toMatch(/no-(store|cache)/)
        expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      }
    }
    const kept = await server.work(({ db }) =>
      sql`select document, version, language, delivered_at from contracts.deliveries where account_id = ${hanako.accountId} order by delivered_at`.execute(
        db,
      ),
    )
    expect(kept.rows).toMatchObject([
      { document: 'helpnet-explanation', version: '2026-11', language: 'ja', delivered_at: expect.any(Date) },
      { document: 'helpnet-explanation', language: 'en' },
      { document: 'dcm-explanation', language: 'ja' },
      { document: 'dcm-explanation', language: 'en' },
    ])
  })

  it('to nobody in particular nothing is recorded; a document without a file has none', async () => {
    const before = await server.work(({ db }) => sql<{ n: number }>`select count(*)::int as n from contracts.deliveries`.execute(db))
    expect((await file('dcm-explanation')).statusCode).toBe(200)
    const after = await server.work(({ db }) => sql<{ n: number }>`select count(*)::int as n from contracts.deliveries`.execute(db))
    expect(after.rows).toEqual(before.rows)
    expect((await file('web-terms')).statusCode).toBe(404)
    expect((await file('dcm-explanation', '?version=2019-01')).statusCode).toBe(404)
    expect((await file('dcm-explanation', '?language=fr')).statusCode).toBe(400)
    await expect(server.call(readDocumentFile, { params: { documentId: 'nonsense' as 'web-terms' }, query: {} })).rejects.toEqual(
      failing('invalid', 400),
    )
  })

  it('the text of the PDF can be selected and read aloud, with its language and title', async () => {
    const pdf = (await file('dcm-explanation', '?language=ja')).rawPayload
    const whole = pdf.toString('latin1')
    expect(whole).toContain('/StructTreeRoot')
    expect(whole).toContain('/Lang (ja-JP)')
    expect(whole).toContain('/DisplayDocTitle true')
    expect(selectable(pdf)).toContain('電気通信事業法')
    expect(selectable(pdf)).toContain('1 / 2 ページ')
    // fonts are cut to what is used
    expect(pdf.length).toBeLessThan(200_000)
  })
})

/** The text of a PDF as a reader would copy it: glyph numbers through each font's ToUnicode map. */
function selectable(pdf: Buffer): string {
  const objects = new Map<string, Buffer>()
  const text = pdf.toString('latin1')
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) objects.set(found[1] ?? '', Buffer.from(found[2] ?? '', 'latin1'))
  const streamOf = (id: string) => {
    const body = objects.get(id) ?? Buffer.alloc(0)
    const from = body.indexOf('stream\n') + 7
    return inflateSync(body.subarray(from, body.lastIndexOf('\nendstream'))).toString('latin1')
  }
  const maps = new Map<string, string[]>()
  for (const found of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(found[2] ?? '')?.toString('latin1') ?? '')?.[1]
    if (!unicode) continue
    const hex = [...streamOf(unicode).matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) =>
      [...(list ?? '').matchAll(/<([0-9a-f ]*)>/gi)].map(([, code]) => code ?? ''),
    )
    maps.set(
      found[1] ?? '',
      hex.map((code) => String.fromCharCode(...(code.replaceAll(' ', '').match(/.{4}/g) ?? []).map((part) => Number.parseInt(part, 16)))),
    )
  }
  let out = ''
  for (const found of text.matchAll(/\/Contents (\d+) 0 R/g)) {
    let font = ''
    for (const token of streamOf(found[1] ?? '').matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|(ET)/gi)) {
      if (token[1]) font = token[1]
      else if (token[3]) out += '\n'
      else out += (token[2]?.match(/.{4}/g) ?? []).map((code) => maps.get(font)?.[Number.parseInt(code, 16)] ?? '').join('')
    }
  }
  return out
}

describe('consents', () => {
  const give = async (who: Person, ...ids: (typeof documentIds)[number][]) => {
    const at = server.clock.now()
    const given = await Promise.all(ids.map(async (id) => ({ ...(await now(id)), at })))
    const once = () =>
      server.work((work) =>
        keepConsents(work, { accountId: who.accountId, language: 'ja', channel: 'at-dealer', vehicleId: null, documents: given }),
      )
    await once()
    return { once }
  }
  const of = (who: Person, id: string) => who.call(listConsents).then((all) => all.filter(({ document }) => document.id === id))

  it('GLK-04 two ticks are two records, with version, language, place and time; the same twice is one', async () => {
    const owner = await server.owner()
    const { once } = await give(owner, 'g-link-terms', 'g-link-important')
    await once()
    expect(await owner.call(listConsents)).toMatchObject([
      { document: { id: 'g-link-important', version: '2026-11' }, language: 'ja', channel: 'at-dealer', withdrawnAt: null, newer: null },
      { document: { id: 'g-link-terms', version: '2026-11' }, givenAt: expect.stringMatching(/^\d{4}-/) },
    ])
  })

  it('CHG-03 the charging terms are one record', async () => {
    const owner = await server.owner()
    await give(owner, 'charging-terms')
    expect(await of(owner, 'charging-terms')).toHaveLength(1)
  })

  it('GEN-09 the record names the two purposes, notices and services, with version and time', async () => {
    const owner = await server.owner()
    await give(owner, 'user-registration', 'g-link-privacy')
    for (const consent of await owner.call(listConsents))
      expect(consent).toMatchObject({ purposes: ['notices', 'services'], document: { version: '2026-11' }, givenAt: expect.any(String) })
  })

  it('a version that never was is not kept', async () => {
    const asked = { accountId: hanako.accountId, language: 'ja', channel: 'online', vehicleId: null } as const
    const documents = [{ id: 'web-terms', version: '2019-01', at: new Date() }] as const
    await expect(server.work((work) => keepConsents(work, { ...asked, documents }))).rejects.toMatchObject({ code: 'not-found' })
  })

  it('IMP-37 says what is new since the version agreed to', async () => {
    const owner = await server.owner()
    await give(owner, 'web-terms')
    await withNewer('web-terms', { changes: [{ ja: '新しい', en: 'new' }] }, async () => {
      expect((await of(owner, 'web-terms'))[0]).toMatchObject({
        document: { version: '2026-11' },
        newer: { version: '2026-11-23', changes: [{ en: 'new' }] },
      })
    })
  })

  it('IMP-37 withdrawing dealer information stops sharing from then on, in every version; it says so before', async () => {
    const owner = await server.owner({ name: '小林 茂' })
    await give(owner, 'dealer-information')
    await give(owner, 'dealer-information')
    const vehicleId = await addCar(server, { owner: owner.accountId })
    const dealerId = await server.dealer('丘の上の店')
    const staff = await server.staffOf(dealerId)
    await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null, dealerId }))
    const seen = () => staff.call(readStaffContract, { params: { vehicleId } })
    expect(await seen()).toMatchObject({ owner: '小林 茂', state: 'free' })

    const [consent] = await of(owner, 'dealer-information')
    expect(consent?.withdrawal).toMatchObject({ possible: true, effect: { ja: expect.stringContaining('表示されなくなります') } })
    const withdraw = () => owner.call(withdrawConsent, { params: { consentId: consent?.id ?? '' } })
    await withdraw()
    await withdraw()
    expect((await of(owner, 'dealer-information')).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
    expect(await server.work((work) => sharesWithDealer(work, owner.accountId))).toBe(false)
    expect(await seen()).toMatchObject({ owner: null, state: 'free', alertContacts: [] })

    // given anew, it holds again
    await give(owner, 'dealer-information')
    expect(await server.work((work) => sharesWithDealer(work, owner.accountId))).toBe(true)
  })

  it('IMP-37 terms of a contract cannot be withdrawn alone, and say what can be done; the handling of data once there is no contract', async () => {
    const owner = await server.owner()
    await give(owner, 'g-link-terms', 'g-link-privacy')
    const withdraw = async (id: string) => owner.call(withdrawConsent, { params: { consentId: (await of(owner, id))[0]?.id ?? '' } })
    await expect(withdraw('g-link-terms')).rejects.toEqual(failing('cannot-withdraw', 409))
    expect((await of(owner, 'g-link-terms'))[0]?.withdrawal).toMatchObject({
      possible: false,
      effect: { en: expect.stringContaining('end G-Link') },
    })
    await addCar(server, { owner: owner.accountId })
    await expect(withdraw('g-link-privacy')).rejects.toEqual(failing('cannot-withdraw', 409))
    const free = await server.owner()
    await give(free, 'g-link-privacy')
    await free.call(withdrawConsent, { params: { consentId: (await of(free, 'g-link-privacy'))[0]?.id ?? '' } })
    expect((await of(free, 'g-link-privacy'))[0]?.withdrawnAt).not.toBeNull()
  })

  it('are one’s own: nobody else’s list, nobody else’s withdrawal, and a fresh sign-in for it', async () => {
    await give(hanako, 'dealer-information')
    const [mine] = await of(hanako, 'dealer-information')
    const params = { consentId: mine?.id ?? '' }
    expect((await jiro.call(listConsents)).map(({ id }) => id)).not.toContain(params.consentId)
    await expect(jiro.call(withdrawConsent, { params })).rejects.toEqual(failing('not-found', 404))
    await expect(hanako.call(withdrawConsent, { params: { consentId: randomUUID() } })).rejects.toEqual(failing('not-found', 404))
    await expect(server.call(listConsents)).rejects.toEqual(failing('signed-out', 401))
    await expect(server.call(withdrawConsent, { params })).rejects.toEqual(failing('signed-out', 401))
    const late = await server.signIn(hanako)
    server.clock.advance(10 * 60_000)
    await expect(late.call(withdrawConsent, { params })).rejects.toEqual(failing('fresh-needed', 401))
  })
})

describe('staff', () => {
  it('the dealer who sold the car sees its contract, each look is recorded; another dealer and other staff see nothing', async () => {
    const owner = await server.owner({ name: '中村 京' })
    const vehicleId = await addCar(server, { owner: owner.accountId })
    const dealerId = await server.dealer('海辺の店')
    const staff = await server.staffOf(dealerId)
    await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null }), {
      kind: 'staff',
      accountId: staff.accountId,
      roles: ['dealer'],
      sessionId: randomUUID(),
      authenticatedAt: new Date(),
    })
    const params = { vehicleId }
    // no consent to dealer information: the contract, not the person
    expect(await staff.call(readStaffContract, { params })).toMatchObject({
      state: 'free',
      owner: null,
      number: expect.stringMatching(/^GL-/),
    })
    const other = await server.staffOf(await server.dealer('山の店'))
    await expect(other.call(readStaffContract, { params })).rejects.toEqual(failing('not-found', 404))
    const administrator = await server.staff('administrator')
    expect(await administrator.call(readStaffContract, { params })).toMatchObject({
      owner: '中村 京',
      vinTail: expect.stringMatching(/^\d{4}$/),
    })
    const support = await server.staff('support')
    await expect(support.call(readStaffContract, { params })).rejects.toEqual(failing('not-allowed', 403))
    await expect(owner.call(readStaffContract, { params })).rejects.toEqual(failing('signed-out', 401))
    const looks = await server.work(({ db }) =>
      sql<{
        actor_id: string
      }>`select actor_id from platform.audit where act = 'contracts.read-staff-contract' and about->>'vehicleId' = ${vehicleId}`.execute(
        db,
      ),
    )
    expect(looks.rows.map(({ actor_id }) => actor_id)).toEqual([staff.accountId, administrator.accountId])
  })
})
