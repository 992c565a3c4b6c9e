import { randomUUID } from 'node:crypto'
import * as contract from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carOnTheRoad, ownerWithDetails, type RoadCar, submit } from '../../../test/registrations.ts'
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
/** A registration that waits for a reviewer: the account's name is another one than the certificate's. */
const waiting = async (change: (car: RoadCar) => Partial<RoadCar> = () => ({})) => {
  const person = await ownerWithDetails(server, { name: '青木 華子' })
  const car = await carOnTheRoad(server)
  await submit(server, person, { ...car, ...change(car) })
  await server.settle()
  const [{ id }] = (await person.call(contract.listRegistrations)) as [contract.Registration]
  return { person, car, id, params: { registrationId: id } }
}
const yes = { approve: true, differs: [], note: '' }

describe('the queue', () => {
  it('PDL-16 has the most urgent first, and shows items with the reason for each', async () => {
    const [older, newer] = [await waiting(), await waiting()]
    const ids = (await reviewer.call(contract.listReviews, { query: {} })).map(({ id }) => id)
    expect(ids.indexOf(older.id)).toBeLessThan(ids.indexOf(newer.id))
    const review = await reviewer.call(contract.readReview, { params: older.params })
    expect(review).toMatchObject({ applicant: '青木 華子', kind: 'individual', state: 'under-review', hasPicture: false })
    expect(review.items.find(({ item }) => item === 'name')).toMatchObject({
      expected: '青木　花子',
      given: '青木 華子',
      verdict: 'unclear',
      why: 'one-character',
    })
    expect(review.items.find(({ item }) => item === 'address')?.verdict).toBe('same')
    expect(review.history.map(({ text }) => text)).toEqual(['review-begun', 'received'])
  })

  it('records each look', async () => {
    const { params, id } = await waiting()
    await reviewer.call(contract.listReviews, { query: {} })
    await reviewer.call(contract.readReview, { params })
    const rows = await server.work(({ db }) =>
      sql<{ act: string }>`select act from platform.audit where actor_id = ${reviewer.accountId}
        and (act = 'signup.list-reviews' or about->>'registrationId' = ${id})`.execute(db),
    )
    expect(new Set(rows.rows.map(({ act }) => act))).toEqual(new Set(['signup.list-reviews', 'signup.read-review']))
  })

  it('keeps names and numbers sealed', async () => {
    const { car, id } = await waiting()
    const lying = await server.work(({ db }) =>
      sql<{ row: string }>`select r::text as row from signup.registrations r where id = ${id}`.execute(db),
    )
    expect(lying.rows[0]?.row).not.toContain(car.chassisNumber)
    expect(lying.rows[0]?.row).not.toMatch(/花子|華子/)
  })

  it('is for reviewers: not for owners, dealers, nobody', async () => {
    const { person, params } = await waiting()
    const dealer = await server.staff('dealer')
    for (const [who, code] of [
      [person, 'signed-out'],
      [dealer, 'not-allowed'],
    ] as const) {
      await expect(who.call(contract.listReviews, { query: {} })).rejects.toEqual(failing(code))
      await expect(who.call(contract.readReview, { params })).rejects.toEqual(failing(code))
      await expect(who.call(contract.decideReview, { params, body: yes })).rejects.toEqual(failing(code))
    }
    await expect(server.call(contract.listReviews, { query: {} })).rejects.toEqual(failing('signed-out', 401))
    await expect(reviewer.call(contract.readReview, { params: { registrationId: randomUUID() } })).rejects.toEqual(
      failing('not-found', 404),
    )
  })
})

describe('a decision', () => {
  it('PDL-17 approves: the car is theirs and the mail leads to the services', async () => {
    const { person, car, id, params } = await waiting()
    await reviewer.call(contract.decideReview, { params, body: { ...yes, note: '旧字体の違い' } })
    await server.settle()
    expect((await person.call(listVehicles)).map((one) => one.id)).toEqual([car.vehicleId])
    const mail = server.sent.mails.filter(({ to }) => to === person.email).find(({ kind }) => kind === 'signup.registration-approved')
    expect(mail?.text).toContain(`/signup/services?vehicle=${car.vehicleId}`)
    const review = await reviewer.call(contract.readReview, { params })
    expect(review).toMatchObject({ state: 'approved', history: [{ text: 'approved', by: '担当 太郎' }, {}, {}] })
    expect((await reviewer.call(contract.listReviews, { query: { show: 'decided' } })).map((row) => row.id)).toContain(id)
    expect((await reviewer.call(contract.listReviews, { query: {} })).map((row) => row.id)).not.toContain(id)
  })

  it('approves a car whose plate was mistyped, and says so when there is no such car', async () => {
    const slip = await waiting(({ plate }) => ({ plate: { ...plate, kana: 'ぬ' } }))
    await reviewer.call(contract.decideReview, { params: slip.params, body: yes })
    expect((await slip.person.call(listVehicles)).map(({ id }) => id)).toEqual([slip.car.vehicleId])
    const none = await waiting(() => ({ chassisNumber: 'NIX99-3333333' }))
    await expect(reviewer.call(contract.decideReview, { params: none.params, body: yes })).rejects.toEqual(failing('no-such-vehicle', 409))
    expect((await none.person.call(contract.listRegistrations))[0]?.state).toBe('under-review')
  })

  it('of two at once one counts and the other is told', async () => {
    const { person, car, params } = await waiting()
    const second = await server.staff('reviewer')
    const both = await Promise.allSettled([
      reviewer.call(contract.decideReview, { params, body: yes }),
      second.call(contract.decideReview, { params, body: { approve: false, differs: ['name'], note: '' } }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { problem: { code: 'already-decided' } } })
    const [{ state }] = (await person.call(contract.listRegistrations)) as [contract.Registration]
    const owners = await server.work((work) => peopleOf(work, car.vehicleId))
    expect(owners).toHaveLength(state === 'approved' ? 1 : 0)
    await server.settle()
    expect(server.sent.mails.filter(({ to, kind }) => to === person.email && /approved|rejected/.test(kind))).toHaveLength(1)
  })

  it('needs to say what differs for a no', async () => {
    const { params } = await waiting()
    await expect(reviewer.call(contract.decideReview, { params, body: { approve: false, differs: [], note: '' } })).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { differs: 'required' } },
    })
    await expect(
      reviewer.call(contract.decideReview, { params, body: { approve: false, differs: ['shoe-size' as 'name'], note: '' } }),
    ).rejects.toMatchObject({ problem: { code: 'invalid' } })
  })

  it('a car in another garage goes to the new user, and the old one no longer has it', async () => {
    const before = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    await submit(server, before, car)
    await server.settle()
    const after = await ownerWithDetails(server)
    await submit(server, after, car)
    await server.settle()
    const [{ id }] = (await after.call(contract.listRegistrations)) as [contract.Registration]
    await reviewer.call(contract.decideReview, { params: { registrationId: id }, body: yes })
    expect(await before.call(listVehicles)).toEqual([])
    expect((await after.call(listVehicles)).map((one) => one.id)).toEqual([car.vehicleId])
    // and may come back
    expect(await submit(server, before, car)).toMatchObject({ receipt: expect.any(String) })
  })
})
