/** Starts what the command line asks for, and ends it cleanly: a bye to the centre, within a second. */
import { openBench } from './bench.ts'
import { Car } from './car.ts'
import { runFleet } from './fleet.ts'
import { type Asked, help, readOptions, WrongOption } from './options.ts'

/** ms after which the process ends whatever still hangs. */
const lastMoment = 950

interface Running {
  end(): Promise<void>
}

async function startCars(asked: Asked): Promise<Running> {
  const cars = asked.cars.map((setup) => new Car(setup, asked.line))
  const bench = asked.http ? await openBench({ cars, port: asked.http, web: asked.web }) : undefined
  for (const car of cars) await car.start()
  const named = cars.map((car) => `${car.setup.name} (${car.carId ?? 'not enrolled yet'})`).join(', ')
  console.log(`${cars.length === 1 ? 'Car' : 'Cars'}: ${named}`)
  if (bench) console.log(`Bench: http://localhost:${bench.port}/`)
  process.send?.({ ready: true, http: bench?.port ?? 0, cars: cars.map((car) => ({ name: car.setup.name, carId: car.carId })) })
  return {
    end: async () => {
      await Promise.all([bench?.close(), ...cars.map((car) => car.stop())])
    },
  }
}

function endWith(running: Running, withParent: boolean): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(0), lastMoment)
    void running.end().finally(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // A parent that died cannot stop us: its channel or its end of our standard input closes instead.
  if (process.channel) process.on('disconnect', end)
  if (withParent) process.stdin.on('end', end).on('error', end).resume()
}

try {
  const asked = await readOptions(process.argv.slice(2))
  if (asked.mode === 'help') console.log(help)
  else endWith(asked.mode === 'fleet' ? await runFleet(asked) : await startCars(asked), asked.withParent)
} catch (error) {
  const known = error as NodeJS.ErrnoException
  if (error instanceof WrongOption) console.error(known.message)
  else if (known.code === 'EADDRINUSE') console.error('The port of the bench is taken; choose another with --http PORT.')
  else console.error(error)
  process.exit(1)
}
