/** Child of centre.ts: a centre that listens, with people signed in, their cars enrolled and the cautions read. */
import 'reflect-metadata'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acknowledgeCaution, listCautions } from '@tsunagu/contract/remote.ts'
import { retireDays } from '@tsunagu/server/link/history/archives/retire-days.ts'
import { addUnit, doorsOf } from '@tsunagu/server/link/index.ts'
import { openAuthority } from '@tsunagu/server/link/units/authority.ts'
import { modules } from '@tsunagu/server/modules.ts'
import { startJobs } from '@tsunagu/server/platform/jobs.ts'
import { enrolCar } from '@tsunagu/server/test/car.ts'
import { addCar } from '@tsunagu/server/test/cars.ts'
import { jobDoor } from '@tsunagu/server/test/history.ts'
import { startServer } from '@tsunagu/server/test/start-server.ts'
import type { BenchOwner } from './centre.ts'
import { keepSamples, readSamples } from './kept-samples.ts'
import { answering } from './trace/child.ts'
import { makeFleet } from './trace/light-fleet.ts'

const archive = await mkdtemp(join(tmpdir(), 'tsunagu-archive-'))
const server = await startServer({ cars: true, env: { ARCHIVE: archive } })
const stopJobs = await startJobs(server.running.centre, modules)
await server.app.listen({ host: '127.0.0.1', port: 0 })

const dayMs = 24 * 3600_000

async function addOwner(withCar: boolean): Promise<BenchOwner> {
  const { cookie, accountId, call } = await server.owner()
  const vehicleId = await addCar(server, { owner: accountId })
  const owner: BenchOwner = { cookie, accountId, vehicleId }
  if (!withCar) return owner
  await server.work((work) => addUnit(work, vehicleId))
  owner.identity = await enrolCar(server, vehicleId)
  for (const { about, version } of await call(listCautions)) await call(acknowledgeCaution, { params: { about }, body: { version } })
  return owner
}

answering(
  {
    async open({ owners, cars }: { owners: number; cars: boolean }) {
      const people: BenchOwner[] = []
      for (let number = 0; number < owners; number++) people.push(await addOwner(cars))
      return {
        origin: `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`,
        mqttPort: doorsOf(server.running.centre).mqttPort,
        databaseUrl: server.running.centre.config.DATABASE_URL,
        owners: people,
      }
    },

    async fleet({ cars }: { cars: number }) {
      const { config, ground } = server.running.centre
      return makeFleet(ground, await openAuthority(ground.db, config, new Date()), cars)
    },

    /** A day of samples in rows, and one old enough to be archived in files; reads of both in ms. */
    async samples({ vehicleIds, reads }: { vehicleIds: string[]; reads: number }) {
      const today = Math.floor(Date.now() / dayMs) * dayMs
      const [recent, old] = [today - 2 * dayMs, today - (server.running.centre.config.HISTORY_DAYS + 2) * dayMs]
      for (const on of [recent, old]) await keepSamples(server, vehicleIds, on)
      await server.running.centre.database.pool.query('analyze link.history')
      await retireDays(jobDoor(server))
      return { rows: await readSamples(server, vehicleIds, recent, reads), archived: await readSamples(server, vehicleIds, old, reads) }
    },

    async cpu() {
      const { user, system } = process.cpuUsage()
      return { cpu: (user + system) / 1e6 }
    },
  },
  async () => {
    await stopJobs()
    await server.stop()
    await rm(archive, { recursive: true, force: true })
  },
)
