/** The demo household: two owners, staff, three cars. Made once; its passwords lie in the data folder. */
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { staffRoles } from '@tsunagu/contract/endpoint.ts'
import { addDealer, registerOwner, registerStaff } from '@tsunagu/server/accounts/index.ts'
import { addUnit, makeEnrolmentCode, readUnit } from '@tsunagu/server/link/index.ts'
import { Failure } from '@tsunagu/server/platform/errors.ts'
import type { Centre } from '@tsunagu/server/platform/module.ts'
import { type Work, working } from '@tsunagu/server/platform/work.ts'
import { addModel, addVehicle, giveVehicle, makeHandoverCode, vehicleById } from '@tsunagu/server/vehicles/index.ts'
import { type DemoCard, readyCards } from './demo-cards.ts'
import { demoCars } from './demo-cars.ts'
import { readyContract } from './demo-contracts.ts'
import { recordPastDrives } from './demo-drives.ts'
import { enterDemoPurchases, registerWaitingCar } from './demo-purchases.ts'

interface Kept {
  password: string
  /** demo car → vehicle id */
  vehicles: Record<string, string>
}

export interface Demo {
  owners: { email: string; about: string }[]
  staff: { email: string; about: string }[]
  password: string
  /** For the car that waits at the dealer's; undefined once somebody has taken it. */
  handoverCode: string | undefined
  /** From the old owner's site: what is printed on them and what their holders know. */
  cards: DemoCard[]
}

const hanako = {
  email: 'hanako@demo.example',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  authPhone: '+819012345678',
  language: 'ja',
} as const
const emily = {
  email: 'emily@demo.example',
  name: 'Emily Brown',
  kana: 'エミリー ブラウン',
  authPhone: '+818012345678',
  language: 'en',
} as const

/** Makes the household when it is not there yet, and tells who can sign in. */
export async function readyDemo(centre: Centre, dataDir: string): Promise<Demo> {
  const kept = (await known(centre, dataDir)) ?? (await make(centre, dataDir))
  const waiting = demoCars.find((car) => car.owner === null)
  const code = waiting && (await inCentre(centre, (work) => makeHandoverCode(work, kept.vehicles[waiting.name] ?? '')))
  const cards = await inCentre(centre, (work) => readyCards(work, Object.values(kept.vehicles)))
  return {
    cards,
    owners: [
      { email: hanako.email, about: 'two cars' },
      { email: emily.email, about: 'no car yet, English' },
    ],
    staff: staffRoles.map((role) => ({ email: `${role}@demo.example`, about: role })),
    password: kept.password,
    handoverCode: code instanceof Failure ? undefined : code?.code,
  }
}

/** Writes the file that starts the simulated cars; a car whose unit is not enrolled gets a new code and forgets an older centre. */
export async function writeCarsFile(centre: Centre, dataDir: string): Promise<string> {
  const { vehicles } = kept(dataDir)
  const entries: object[] = []
  for (const car of demoCars) {
    const vehicleId = vehicles[car.name] ?? ''
    const state = join(dataDir, 'cars', car.name)
    const enrol = await inCentre(centre, async (work) => {
      if ((await readUnit(work, vehicleId)).state === 'enrolled' && existsSync(state)) return undefined
      return (await makeEnrolmentCode(work, vehicleId)).code
    })
    if (enrol) rmSync(state, { recursive: true, force: true })
    entries.push({
      name: car.name,
      ...car.simulated,
      paint: car.vehicle.paint,
      bodyKind: car.model.body,
      state,
      ...(enrol ? { enrol } : {}),
    })
  }
  const file = join(dataDir, 'cars.json')
  mkdirSync(join(dataDir, 'cars'), { recursive: true })
  writeFileSync(file, JSON.stringify(entries, undefined, 2), { mode: 0o600 })
  return file
}

const inCentre = <T>(centre: Centre, act: (work: Work) => Promise<T>) => working(centre.ground, { kind: 'centre' }, act)
const demoFile = (dataDir: string) => join(dataDir, 'demo.json')
const kept = (dataDir: string): Kept => JSON.parse(readFileSync(demoFile(dataDir), 'utf8')) as Kept

/** What an earlier start made, when it is still in this database. */
async function known(centre: Centre, dataDir: string): Promise<Kept | undefined> {
  if (!existsSync(demoFile(dataDir))) return undefined
  const found = kept(dataDir)
  try {
    await inCentre(centre, async (work) => {
      for (const id of Object.values(found.vehicles)) await vehicleById(work, id)
      // a demo from before there were contracts
      for (const car of demoCars) await readyContract(work, car, found.vehicles[car.name] ?? '', null)
    })
    return found
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

async function make(centre: Centre, dataDir: string): Promise<Kept> {
  const password = ['tsunagu', word(), word()].join('-')
  return inCentre(centre, async (work) => {
    const owner = await registerOwner(work, { ...hanako, password })
    await registerOwner(work, { ...emily, password })
    const dealer = await addDealer(work, { name: 'デモ販売店', phone: '03-0000-0000', place: '東京都千代田区霞が関0-0-0' })
    const seller = { id: '', name: 'デモ dealer' }
    for (const role of staffRoles) {
      const id = await registerStaff(work, {
        email: `${role}@demo.example`,
        name: `デモ ${role}`,
        roles: [role],
        dealerId: role === 'dealer' ? dealer.id : null,
        password,
      })
      if (role === 'dealer') seller.id = id
    }
    const made: Record<string, string> = {}
    const models: Record<string, string> = {}
    for (const car of demoCars) {
      const modelId = await addModel(work, car.model)
      models[car.name] = modelId
      const vehicleId = await addVehicle(work, { ...car.vehicle, model_id: modelId })
      await addUnit(work, vehicleId)
      // hers since it was bought: the drives of that time are hers to see
      const bought = new Date(work.now.getTime() - car.sale.daysAgo * 86_400_000)
      if (car.owner) await giveVehicle({ ...work, now: bought }, vehicleId, owner)
      await readyContract(work, car, vehicleId, dealer.id)
      if (car.owner) await recordPastDrives(work, car, vehicleId)
      if (!car.owner) await registerWaitingCar(work, vehicleId)
      made[car.name] = vehicleId
    }
    const { sora = '', nami = '', hikari = '' } = models
    await enterDemoPurchases(work, dealer.id, seller, { sora, nami, hikari })
    // before the commit: a start that is killed in between finds no such cars and makes everything anew
    const found: Kept = { password, vehicles: made }
    writeFileSync(demoFile(dataDir), JSON.stringify(found, undefined, 2), { mode: 0o600 })
    return found
  })
}

function word(): string {
  return Array.from({ length: 5 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)]).join('')
}
