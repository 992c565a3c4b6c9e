/** Cars for tests: each in a folder of its own, on a short leash so that a test need not wait. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Car } from '../src/car.ts'
import { type CarSetup, type LineOptions, lineDefaults } from '../src/setup.ts'
import { StandInCentre, until } from './stand-in-centre.ts'

const made: { cars: Car[]; folders: string[]; centres: StandInCentre[] } = { cars: [], folders: [], centres: [] }
let number = 0

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'tsunagu-car-'))
  made.folders.push(path)
  return path
}

export type Wanted = Partial<CarSetup> & { options?: Partial<LineOptions> }

/** A car that is not started yet. */
export async function parkedCar(centre: StandInCentre, { options, ...setup }: Wanted = {}): Promise<Car> {
  const state = setup.state ?? (await folder())
  const car = new Car(
    { name: 'car', kind: 'phev', seed: 1, paint: 'white', bodyKind: 'suv', headUnit: 'plus', without: [], ...setup, state },
    { ...lineDefaults, mqttPort: centre.mqttPort, estPort: centre.estPort, wakeDelay: 50, ...options },
  )
  made.cars.push(car)
  return car
}

/** An enrolled car on the line whose key frame the centre has. */
export async function carOnLine(centre: StandInCentre, wanted: Wanted = {}): Promise<{ car: Car; carId: string }> {
  const carId = `test-car-${++number}-${process.pid}`
  const car = await parkedCar(centre, { enrol: centre.code(carId), ...wanted })
  await car.start()
  await until(() => centre.traces(carId).some((trace) => trace.key))
  return { car, carId }
}

/** A centre that is closed together with the cars. */
export async function openCentre(): Promise<StandInCentre> {
  const centre = await StandInCentre.open()
  made.centres.push(centre)
  return centre
}

/** After the tests of a file: nothing of them stays. */
export async function clearCars(): Promise<void> {
  await Promise.all(made.cars.splice(0).map((car) => car.stop()))
  await Promise.all(made.centres.splice(0).map((centre) => centre.close()))
  await Promise.all(made.folders.splice(0).map((path) => rm(path, { recursive: true, force: true })))
}
