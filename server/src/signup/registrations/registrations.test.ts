import { randomUUID } from 'node:crypto'
import { listNotices } from '@tsunagu/contract/notices.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carOnTheRoad, hanako, ownerWithDetails, type RoadCar, submit } from '../../../test/registrations.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { peopleOf } from '../../vehicles/index.ts'

let server: TestServer
let reviewer: Person
beforeAll(async () => {
  server = await startServer()
  reviewer = await server.staff('reviewer')
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
const mine = async (person: Person) => (await person.call(contract.listRegistrations))[0] as contract.Registration
const mailsTo = ({ email }: Person) => server.sent.mails.filter((mail) => mail.to === email && mail.kind.startsWith('signup.'))
const elsewhere = { postalCode: '2310017', prefecture: '神奈川県', city: '横浜市中区', street: '港町1-1', building: null }
const picture = () =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
const reject = (id: string, differs: contract.Registration['differs'], note = '') =>
  reviewer.call(contract.decideReview, { params: { registrationId: id }, body: { approve: false, differs, note } })

describe('a car of mine', () => {
  it('PDL-13 PDL-14 PDL-17 USR-05 is received at once, and approved by itself when everything agrees', async () => {
    const person = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    const sent = await submit(server, person, car)
    expect(sent).toMatchObject({ receipt: expect.stringMatching(/^R-2\d{3}-[2-9A-Z]{4}-[2-9A-Z]{2}$/) })
    // before the match nothing of the car is shown
    expect(await mine(person)).toMatchObject({
      state: 'received',
      vehicle: null,
      vehicleId: null,
      chassisTail: car.chassisNumber.slice(-4),
    })
    await server.settle()
    expect(await mine(person)).toMatchObject({ state: 'approved', vehicleId: car.vehicleId, vehicle: expect.any(String), differs: [] })
    expect((await person.call(listVehicles)).map(({ id }) => id)).toEqual([car.vehicleId])
    const [reception, completion] = mailsTo(person)
    expect(reception).toMatchObject({ kind: 'signup.registration-received', html: expect.stringContaining('受付番号') })
    expect(completion?.kind).toBe('signup.registration-approved')
    expect(completion?.text).toContain(`/signup/services?vehicle=${car.vehicleId}`)
  })

  it('PDL-30 ACC-28 the page says what the mails say, and when they arrived', async () => {
    const person = await ownerWithDetails(server)
    const { receipt } = (await submit(server, person, await carOnTheRoad(server))) as { receipt: string }
    await server.settle()
    const shown = await mine(person)
    expect(shown.receipt).toBe(receipt)
    expect(shown.mails.map(({ kind, state }) => [kind, state])).toEqual([
      ['received', 'sent'],
      ['approved', 'sent'],
    ])
    for (const mail of mailsTo(person)) expect(mail.text).toContain(receipt)
  })

  it('ACC-31 the reception mail names the sender to let through, and where else to look', async () => {
    const person = await ownerWithDetails(server)
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    const [reception] = mailsTo(person)
    const address = /<(.*)>/.exec(reception?.from ?? '')?.[1] ?? 'none'
    expect(reception?.text).toContain(address)
    expect(reception?.text).toContain('迷惑メール')
  })

  it('PDL-15 PDL-29 waits for a person when the certificate names somebody else, and says by when', async () => {
    const person = await ownerWithDetails(server, { name: '青木 太郎', kana: 'アオキ タロウ' })
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    const shown = await mine(person)
    expect(shown).toMatchObject({ state: 'under-review', vehicle: null, vehicleId: null, decidedAt: null, overdue: false })
    expect(shown.expectedBy && shown.expectedBy > shown.at.slice(0, 10)).toBe(true)
    expect(await person.call(listVehicles)).toEqual([])
    expect(mailsTo(person).map(({ kind }) => kind)).toEqual(['signup.registration-received'])
  })

  it.each<[string, (car: RoadCar) => Partial<RoadCar>]>([
    ['a chassis number that no car has', () => ({ chassisNumber: 'NIX99-7654321' })],
    ['a plate of another car', () => ({ plate: { region: '品川', classNumber: '330', kana: 'ぬ', serial: '9876' } })],
  ])('answers and waits alike for %s', async (_name, change) => {
    const [known, unknown] = [await ownerWithDetails(server, { name: '伊藤 次郎' }), await ownerWithDetails(server)]
    const car = await carOnTheRoad(server)
    const answers = [await submit(server, known, car), await submit(server, unknown, { ...car, ...change(car) })]
    expect(answers.map((answer) => Object.keys(answer).sort())).toEqual([
      ['id', 'receipt'],
      ['id', 'receipt'],
    ])
    await server.settle()
    const [a, b] = [await mine(known), await mine(unknown)]
    expect(a.state).toBe('under-review')
    // no field that differs by whether the car is there
    expect({ ...b, id: '', receipt: '', at: '', chassisTail: '', plate: '', mails: [] }).toEqual({
      ...a,
      id: '',
      receipt: '',
      at: '',
      chassisTail: '',
      plate: '',
      mails: [],
    })
  })

  it('ACC-14 a corporation’s car is never given to a person by itself', async () => {
    const person = await ownerWithDetails(server)
    await submit(server, person, await carOnTheRoad(server, { kind: 'corporation' }))
    await server.settle()
    const { id, state } = await mine(person)
    expect(state).toBe('under-review')
    const { items } = await reviewer.call(contract.readReview, { params: { registrationId: id } })
    expect(items.find(({ item }) => item === 'kind')).toMatchObject({ expected: 'corporation', given: 'individual', verdict: 'differs' })
  })

  it('waits for a person when the account has no details, or the car no certificate', async () => {
    const bare = await server.owner()
    await submit(server, bare, await carOnTheRoad(server))
    const full = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    await server.work(({ db }) => sql`delete from vehicles.certificates where vehicle_id = ${car.vehicleId}`.execute(db))
    await submit(server, full, car)
    await server.settle()
    expect([(await mine(bare)).state, (await mine(full)).state]).toEqual(['under-review', 'under-review'])
  })

  it('PDL-09 refuses the plate of a light car', async () => {
    const person = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    const kei = await submit(server, person, { ...car, plate: { ...car.plate, classNumber: '580' } })
    expect(kei).toMatchObject({ code: 'kei-not-possible' })
    expect(await person.call(contract.listRegistrations)).toEqual([])
  })

  it('a light car in the master waits for a person whatever its plate says', async () => {
    const person = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    await server.work(({ db }) =>
      sql`update vehicles.models set kei = true where id = (select model_id from vehicles.vehicles where id = ${car.vehicleId})`.execute(
        db,
      ),
    )
    await submit(server, person, car)
    await server.settle()
    expect((await mine(person)).state).toBe('under-review')
  })

  it('sent twice is one registration with one mail; sent again once it is mine, it says so', async () => {
    const person = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    const [first, second] = await Promise.all([submit(server, person, car), submit(server, person, car)])
    expect(second).toEqual(first)
    await server.settle()
    expect(await person.call(contract.listRegistrations)).toHaveLength(1)
    expect(mailsTo(person)).toHaveLength(2)
    expect(await submit(server, person, car)).toMatchObject({ code: 'already-registered-user' })
  })

  it('two accounts that both agree with one certificate: the second one waits for a person', async () => {
    const both = [await ownerWithDetails(server), await ownerWithDetails(server)]
    const car = await carOnTheRoad(server)
    await Promise.all(both.map((person) => submit(server, person, car)))
    await Promise.all([server.settle(), server.settle()])
    const states = (await Promise.all(both.map(mine))).map(({ state }) => state).sort()
    expect(states).toEqual(['under-review', 'under-review'])
    expect(await server.work((work) => peopleOf(work, car.vehicleId))).toEqual([])
  })

  it('a car in somebody’s garage is not taken from them by itself', async () => {
    const [first, second] = [await ownerWithDetails(server), await ownerWithDetails(server)]
    const car = await carOnTheRoad(server)
    await submit(server, first, car)
    await server.settle()
    await submit(server, second, car)
    await server.settle()
    expect((await mine(second)).state).toBe('under-review')
    expect(await server.work((work) => peopleOf(work, car.vehicleId))).toEqual([{ accountId: first.accountId, role: 'owner' }])
  })
})

describe('mails that do not arrive', () => {
  it('PDL-14 IMP-36 a bounce is shown beside the mail and to the reviewer', async () => {
    const person = await ownerWithDetails(server, { name: '江口 三郎' }, { email: 'eguchi@bounce.example' })
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    const shown = await mine(person)
    expect(shown.mails).toMatchObject([{ kind: 'received', state: 'bounced' }])
    const review = await reviewer.call(contract.readReview, { params: { registrationId: shown.id } })
    expect(review.history.map(({ text }) => text)).toContain('mail-bounced')
    expect(review.mails[0]?.state).toBe('bounced')
  })

  it('a mail server that is down does not lose it', async () => {
    const person = await ownerWithDetails(server, {}, { email: 'later@down.example' })
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    expect((await mine(person)).mails[0]?.state).toBe('failed')
    await server.work(({ db }) => sql`update accounts.accounts set email = 'later@up.example' where id = ${person.accountId}`.execute(db))
    server.clock.advance(3600_000)
    await server.settle()
    const { mails, state } = await mine(person)
    expect(state).toBe('approved')
    expect(mails.map((mail) => mail.state)).toEqual(['sent', 'sent'])
  })
})

describe('seven days', () => {
  it('PDL-16 applicant and reviewers are told once, with whom to call', async () => {
    const person = await ownerWithDetails(server, { name: '小川 四郎' })
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    const run = () => server.work((work) => work.later({ name: 'signup.flag-overdue', payload: {} })).then(() => server.settle())
    server.clock.advance(6.9 * 24 * 3600_000)
    await run()
    expect((await mine(person)).overdue).toBe(false)
    server.clock.advance(0.2 * 24 * 3600_000)
    await run()
    await run()
    const late = await server.signIn(person)
    expect((await mine(late)).overdue).toBe(true)
    const [, prompt, ...more] = mailsTo(person)
    expect(prompt?.text).toContain('0800-500-5577')
    expect(more).toEqual([])
    const queue = await (await server.staff('reviewer')).call(contract.listReviews, { query: {} })
    expect(queue.find((row) => row.applicant === '小川 四郎')?.overdue).toBe(true)
    expect((await late.call(listNotices, { query: {} })).notices.map(({ word }) => word)).toContain('registration-overdue')
  })
})

describe('a rejected one', () => {
  const rejected = async (differs: contract.Registration['differs']) => {
    reviewer = await server.staff('reviewer')
    const person = await ownerWithDetails(server, { address: elsewhere })
    const car = await carOnTheRoad(server)
    await submit(server, person, car)
    await server.settle()
    const { id } = await mine(person)
    await reject(id, differs, '番地をお確かめください')
    await server.settle()
    return { person, car, id }
  }

  it('PDL-18 IMP-04 is mailed with the item that differs and a link to it', async () => {
    const { person, id } = await rejected(['address'])
    expect(await mine(person)).toMatchObject({ state: 'rejected', differs: ['address'], note: '番地をお確かめください' })
    const mail = mailsTo(person).at(-1)
    expect(mail?.kind).toBe('signup.registration-rejected')
    expect(mail?.text).toContain('「住所」')
    expect(mail?.text).toContain('番地をお確かめください')
    expect(mail?.html).toContain(`/signup/amend/${id}`)
  })

  it.each<[contract.Registration['differs'], string, string[]]>([
    [['address'], 'check-details', ['start', 'sign-in', 'user-terms', 'car']],
    [['plate'], 'car', ['start', 'sign-in', 'check-details', 'review', 'details-done', 'user-terms']],
    [['name', 'chassis-number'], 'check-details', ['start', 'sign-in', 'user-terms']],
  ])('IMP-04 opens the filled form at %o', async (differs, step, answered) => {
    const { person, car, id } = await rejected(differs)
    const cookie: Record<string, string> = {}
    const amend = async () => {
      const answer = await server.app.inject({
        method: 'POST',
        url: `/api/signup/registrations/${id}/amendment`,
        headers: { cookie: [person.cookie, cookie.value].filter(Boolean).join('; '), 'x-tsunagu-csrf': '1' },
      })
      cookie.value ??= String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''
      expect(answer.statusCode).toBe(201)
      return answer.json() as { procedureId: string; step: string }
    }
    const opened = await amend()
    expect(opened.step).toBe(step)
    expect(await amend()).toMatchObject({ procedureId: opened.procedureId })
    const lying = await server.work(({ db }) =>
      sql<{ answered: string[]; flow: string }>`select answered, flow from signup.procedures where id = ${opened.procedureId}`.execute(db),
    )
    expect(lying.rows).toEqual([{ answered, flow: 'after-delivery' }])
    const kept = await server.work(async (work) => {
      const { holding } = await import('../procedures/procedure-of.ts')
      const { findProcedure } = await import('../procedures/queries.ts')
      const row = await findProcedure(work.db, opened.procedureId)
      if (!row) throw new Error('no procedure')
      return (await holding(work, row)).kept
    })
    expect(kept.given.car).toEqual({ step: 'car', chassisNumber: car.chassisNumber, plate: car.plate })
    expect(kept.given['check-details']?.details).toMatchObject({ name: hanako.name, address: elsewhere })
  })

  it('can be sent again, and only a rejected one of mine can be amended', async () => {
    const { person, car, id } = await rejected(['address'])
    const other = await server.owner()
    await expect(other.call(contract.amendRegistration, { params: { registrationId: id } })).rejects.toEqual(failing('not-found', 404))
    await expect(server.call(contract.amendRegistration, { params: { registrationId: id } })).rejects.toEqual(failing('signed-out', 401))
    await expect(reviewer.call(contract.amendRegistration, { params: { registrationId: id } })).rejects.toEqual(failing('signed-out', 401))
    await expect(person.call(contract.amendRegistration, { params: { registrationId: randomUUID() } })).rejects.toEqual(
      failing('not-found', 404),
    )
    const again = await submit(server, person, car)
    expect(again).not.toMatchObject({ id })
    const open = await mine(person)
    await expect(person.call(contract.amendRegistration, { params: { registrationId: open.id } })).rejects.toEqual(
      failing('not-rejected', 409),
    )
  })
})

describe('the certificate’s picture', () => {
  const waiting = async () => {
    const person = await ownerWithDetails(server, { name: '加藤 五郎' })
    await submit(server, person, await carOnTheRoad(server))
    await server.settle()
    return { person, id: (await mine(person)).id }
  }
  const give = (person: Person, id: string, data: Buffer, type = 'image/jpeg') =>
    person.call(contract.giveCertificatePicture, { params: { registrationId: id }, bytes: { type, data: new Uint8Array(data) } })
  const look = (person: Person, id: string) =>
    server.app.inject({ url: `/api/staff/reviews/${id}/certificate`, headers: { cookie: person.cookie } })

  it('lies sealed, is shown to reviewers, each look recorded, and goes 30 days after the decision', async () => {
    const { person, id } = await waiting()
    reviewer = await server.staff('reviewer')
    expect((await look(reviewer, id)).statusCode).toBe(404)
    await give(person, id, await picture())
    const answer = await look(reviewer, id)
    expect((await sharp(answer.rawPayload).metadata()).format).toBe('webp')
    expect(answer.headers['cache-control']).not.toContain('immutable')
    const audited = await server.work(({ db }) =>
      sql`select 1 from platform.audit where act = 'signup.read-review-picture' and actor_id = ${reviewer.accountId}`.execute(db),
    )
    expect(audited.rows).toHaveLength(1)
    const lying = await server.work(({ db }) =>
      sql<{ picture: Buffer }>`select picture from signup.registrations where id = ${id}`.execute(db),
    )
    await expect(sharp(lying.rows[0]?.picture).metadata()).rejects.toThrow()

    await reject(id, ['name'])
    const forget = () => server.work((work) => work.later({ name: 'signup.forget-decided', payload: {} })).then(() => server.settle())
    server.clock.advance(29 * 24 * 3600_000)
    await forget()
    reviewer = await server.staff('reviewer')
    expect((await look(reviewer, id)).statusCode).toBe(200)
    server.clock.advance(2 * 24 * 3600_000)
    await forget()
    reviewer = await server.staff('reviewer')
    expect((await look(reviewer, id)).statusCode).toBe(404)
    const review = await reviewer.call(contract.readReview, { params: { registrationId: id } })
    expect([review.items, review.hasPicture, review.state]).toEqual([[], false, 'rejected'])
  })

  it('takes a PDF, refuses what is no document, a stranger’s registration and a decided one', async () => {
    const { person, id } = await waiting()
    await give(person, id, Buffer.from('%PDF-1.7 …'), 'application/pdf')
    await expect(give(person, id, Buffer.from('hello'))).rejects.toEqual(failing('not-a-document', 409))
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    await expect(give(person, id, Buffer.from(drawing))).rejects.toEqual(failing('not-a-document', 409))
    await expect(give(person, id, Buffer.from('<svg/>'), 'image/svg+xml')).rejects.toEqual(failing('wrong-type', 415))
    await expect(give(await server.owner(), id, await picture())).rejects.toEqual(failing('not-found', 404))
    reviewer = await server.staff('reviewer')
    await reject(id, ['name'])
    await expect(give(person, id, await picture())).rejects.toEqual(failing('already-decided', 409))
    const dealer = await server.staff('dealer')
    expect((await look(dealer, id)).statusCode).toBe(403)
    expect((await look(person, id)).statusCode).toBe(401)
  })
})

describe('a fleet', () => {
  const corporation = async () => {
    const person = await server.owner({ name: '青木運輸株式会社' })
    await server.work(async (work) => {
      const { setProfile } = await import('../../accounts/index.ts')
      await sql`update accounts.accounts set customer_kind = 'corporation' where id = ${person.accountId}`.execute(work.db)
      const refused = await setProfile(work, person.accountId, {
        kind: 'corporation',
        corporateNumber: null,
        name: '青木運輸株式会社',
        kana: 'アオキウンユ',
        address: hanako.address,
        department: null,
        contactPhone: hanako.contactPhone,
        mobilePhone: hanako.mobilePhone,
      })
      if (refused) throw refused
    })
    return person
  }
  const terms = () =>
    server.work(async (work) => {
      const { documentNow } = await import('../../contracts/index.ts')
      return (await documentNow(work, 'user-registration')).version
    })

  it('IMP-27 ten cars from one list, each answered, one mail', async () => {
    const person = await corporation()
    const cars: RoadCar[] = []
    for (let n = 0; n < 8; n++) cars.push(await carOnTheRoad(server, { kind: 'corporation', name: '青木運輸(株)' }))
    const text = ({ plate }: RoadCar) => `${plate.region}${plate.classNumber}${plate.kana}${plate.serial}`
    const lines = [
      ...cars.map((car) => ({ chassisNumber: car.chassisNumber, plate: text(car) })),
      { chassisNumber: 'NIX99-1111111', plate: '品川330さ1' },
      { chassisNumber: '?', plate: '品川330さ2' },
      { chassisNumber: 'NIX99-1111112', plate: 'nonsense' },
      { chassisNumber: 'NIX99-1111113', plate: '品川 480 さ 12-34' },
    ]
    const { lines: answers } = await person.call(contract.registerFleet, { body: { lines, userTerms: await terms() } })
    // 青木運輸(株) on the certificates and 青木運輸株式会社 are one name
    expect(answers.map(({ result, code }) => code ?? result)).toEqual([
      ...Array.from({ length: 8 }, () => 'approved'),
      'received',
      'not-a-chassis-number',
      'not-a-plate',
      'kei-not-possible',
    ])
    await server.settle()
    expect(mailsTo(person).map(({ kind }) => kind)).toEqual(['signup.registration-fleet-received'])
    expect(mailsTo(person)[0]?.text.match(/R-\d{4}-/g)?.length).toBeGreaterThanOrEqual(18)
    expect(await person.call(listVehicles)).toHaveLength(8)
    expect((await person.call(contract.listRegistrations)).map(({ mails }) => mails[0]?.state)).toEqual(Array(9).fill('sent'))
  })

  it('is for corporations, with the terms in force', async () => {
    const lines = [{ chassisNumber: 'NIX99-2222222', plate: '品川330さ3' }]
    const person = await server.owner()
    await expect(person.call(contract.registerFleet, { body: { lines, userTerms: await terms() } })).rejects.toEqual(
      failing('not-a-corporation', 409),
    )
    await expect((await corporation()).call(contract.registerFleet, { body: { lines, userTerms: '2001-01' } })).rejects.toEqual(
      failing('document-changed', 409),
    )
    await expect(server.call(contract.registerFleet, { body: { lines, userTerms: '2001-01' } })).rejects.toEqual(failing('signed-out', 401))
    await expect(person.call(contract.registerFleet, { body: { lines: [], userTerms: '2001-01' } })).rejects.toMatchObject({
      problem: { code: 'invalid' },
    })
  })
})

it('IMP-02 each change is news for the applicant’s phone, and other owners hear nothing of it', async () => {
  const [person, other] = [await ownerWithDetails(server), await server.owner()]
  await submit(server, person, await carOnTheRoad(server))
  await server.settle()
  const words = async (who: Person) => (await who.call(listNotices, { query: {} })).notices.map(({ word }) => word)
  expect(await words(person)).toContain('registration-approved')
  expect((await words(other)).filter((word) => word.startsWith('registration-'))).toEqual([])
  expect(await other.call(contract.listRegistrations)).toEqual([])
  await expect(server.call(contract.listRegistrations)).rejects.toEqual(failing('signed-out', 401))
})

it('IMP-02 applicant’s pages and the reviewers’ queue hear of each change at once', async () => {
  const person = await ownerWithDetails(server)
  const heard: string[] = []
  const { live } = server.running.centre
  const keys = new Set([`account:${person.accountId}`, 'reviews'])
  const stop = live.listen(
    () => keys,
    (change) => void (change !== 'lost' && change.topic === 'signup' && heard.push(change.key)),
  )
  await submit(server, person, await carOnTheRoad(server))
  await server.settle()
  await expect.poll(() => new Set(heard)).toEqual(keys)
  stop()
})
