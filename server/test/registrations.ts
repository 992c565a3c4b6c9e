/** A car on the road with its certificate, and owners with details, for tests of registrations after delivery. */
import type { PersonDetails } from '@tsunagu/contract/profile.ts'

import { sql } from 'kysely'
import { setProfile } from '../src/accounts/index.ts'
import { submitRegistration } from '../src/signup/registrations/submit-registration.ts'
import { type Certificate, setCertificate } from '../src/vehicles/index.ts'
import { addCar } from './cars.ts'
import type { Person, TestServer } from './start-server.ts'

export const hanako: PersonDetails = {
  kind: 'individual',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  gender: 'female',
  birthDate: '1985-04-02',
  address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-2-3', building: null },
  contactPhone: '+81312345678',
  mobilePhone: '+819012345678',
}

let plates = 1000

export interface RoadCar {
  vehicleId: string
  chassisNumber: string
  plate: Certificate['plate']
}

/** A delivered car that nobody has in the garage; its certificate names Hanako unless told otherwise. */
export async function carOnTheRoad(server: TestServer, user: Partial<Certificate['user']> = {}): Promise<RoadCar> {
  const vehicleId = await addCar(server)
  const plate = { region: '品川', classNumber: '330', kana: 'つ', serial: String(++plates) }
  const { address } = hanako
  return server.work(async (work) => {
    await setCertificate(work, vehicleId, {
      plate,
      firstRegisteredOn: '2026-11-01',
      inspectionExpiresOn: null,
      user: { kind: 'individual', name: '青木　花子', address: { ...address, street: '霞ヶ関一丁目2番3号' }, ...user },
    })
    const found = await sql<{ vin: string }>`select vin from vehicles.vehicles where id = ${vehicleId}`.execute(work.db)
    return { vehicleId, chassisNumber: found.rows[0]?.vin ?? '', plate }
  })
}

/** An owner with all details; Hanako’s unless told otherwise. */
export async function ownerWithDetails(
  server: TestServer,
  details: Partial<PersonDetails> = {},
  more: { email?: string } = {},
): Promise<Person> {
  const person = await server.owner({ ...more, name: details.name ?? hanako.name })
  const refused = await server.work((work) => setProfile(work, person.accountId, { ...hanako, ...details }))
  if (refused) throw refused
  return person
}

/** Sends the numbers in as the last step of 4-1 does. */
export const submit = (server: TestServer, { accountId }: Person, { chassisNumber, plate }: Pick<RoadCar, 'chassisNumber' | 'plate'>) =>
  server.work((work) => submitRegistration(work, { accountId, procedureId: null, chassisNumber, plate, language: 'ja' }))
