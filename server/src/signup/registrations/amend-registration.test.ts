import type { Procedure } from '@tsunagu/contract/signup.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carOnTheRoad, hanako, ownerWithDetails, submit } from '../../../test/registrations.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** One browser: the owner's session and whatever cookies it was given. */
function browserOf({ cookie }: Person) {
  const cookies = new Map([cookie.split('=') as [string, string]])
  return async <T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<T> => {
    const answer = await server.app.inject({
      method,
      url,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'x-tsunagu-csrf': '1' },
      ...(payload ? { payload } : {}),
    })
    for (const given of [answer.headers['set-cookie'] ?? []].flat())
      cookies.set(...((given.split(';')[0] ?? '').split('=') as [string, string]))
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
    return answer.json() as T
  }
}

it('IMP-04 PDL-18 one corrected item, sent again without typing anything else, is approved', async () => {
  const person = await ownerWithDetails(server, { address: { ...hanako.address, street: '霞が関1-2-8' } })
  const car = await carOnTheRoad(server)
  await submit(server, person, car)
  await server.settle()
  const [first] = (await person.call(contract.listRegistrations)) as [contract.Registration]
  expect(first.state).toBe('under-review')
  const reviewer = await server.staff('reviewer')
  await reviewer.call(contract.decideReview, {
    params: { registrationId: first.id },
    body: { approve: false, differs: ['address'], note: '' },
  })

  const browser = browserOf(person)
  const { procedureId, step } = await browser<{ procedureId: string; step: string }>(
    'POST',
    `/api/signup/registrations/${first.id}/amendment`,
  )
  const procedure = await browser<Procedure>('GET', `/api/signup/procedures/${procedureId}`)
  expect([step, procedure.step]).toEqual(['check-details', 'check-details'])
  expect(procedure.facts.details).toMatchObject({ name: hanako.name, address: { street: '霞が関1-2-8' } })

  const answer = (body: object) => browser<Procedure>('POST', `/api/signup/procedures/${procedureId}/answers`, { answer: body })
  await answer({ step: 'check-details', details: hanako })
  await answer({ step: 'review' })
  // terms and car are answered already: only the last look is left
  expect((await answer({ step: 'details-done' })).step).toBe('car-review')
  const sent = await answer({ step: 'car-review' })
  expect(sent.facts.registration?.receipt).toMatch(/^R-/)
  await server.settle()
  const [second] = (await person.call(contract.listRegistrations)) as [contract.Registration]
  expect(second).toMatchObject({ state: 'approved', vehicleId: car.vehicleId })
  expect(second.id).not.toBe(first.id)
})

it('a stranger’s browser sees nothing of an opened form', async () => {
  const person = await ownerWithDetails(server, { name: '久保 隆' })
  await submit(server, person, await carOnTheRoad(server))
  await server.settle()
  const [{ id }] = (await person.call(contract.listRegistrations)) as [contract.Registration]
  const reviewer = await server.staff('reviewer')
  await reviewer.call(contract.decideReview, { params: { registrationId: id }, body: { approve: false, differs: ['plate'], note: '' } })
  const { procedureId } = await browserOf(person)<{ procedureId: string }>('POST', `/api/signup/registrations/${id}/amendment`)
  await expect(server.call(contract.readProcedure, { params: { procedureId } })).rejects.toMatchObject({
    problem: { code: 'other-browser' },
  })
  // the same owner on another device: that one goes on
  const other = browserOf(await server.signIn(person))
  expect(await other<{ procedureId: string }>('POST', `/api/signup/registrations/${id}/amendment`)).toMatchObject({ procedureId })
  expect((await other<Procedure>('GET', `/api/signup/procedures/${procedureId}`)).step).toBe('car')
})
