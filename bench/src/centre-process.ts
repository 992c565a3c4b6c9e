/** Child of centre.ts: a centre that listens, with people signed in, their cars enrolled and the cautions read. */
import type { AddressInfo } from 'node:net'
import { acknowledgeCaution, listCautions } from '@tsunagu/contract/remote.ts'
import { addUnit, doorsOf } from '@tsunagu/server/link/index.ts'
import { modules } from '@tsunagu/server/modules.ts'
import { startJobs } from '@tsunagu/server/platform/jobs.ts'
import { enrolCar } from '@tsunagu/server/test/car.ts'
import { addCar } from '@tsunagu/server/test/cars.ts'
import { startServer } from '@tsunagu/server/test/start-server.ts'
import type { BenchOwner } from './centre.ts'

const [owners = '1', withCars = 'false'] = process.argv.slice(2)
const server = await startServer({ cars: true })
const stopJobs = await startJobs(server.running.centre, modules)
await server.app.listen({ host: '127.0.0.1', port: 0 })

const people: BenchOwner[] = []
for (let number = 0; number < Number(owners); number++) {
  const { cookie, accountId, call } = await server.owner()
  const vehicleId = await addCar(server, { owner: accountId })
  const owner: BenchOwner = { cookie, accountId, vehicleId }
  if (withCars === 'true') {
    await server.work((work) => addUnit(work, vehicleId))
    owner.identity = await enrolCar(server, vehicleId)
    for (const { about, version } of await call(listCautions)) await call(acknowledgeCaution, { params: { about }, body: { version } })
  }
  people.push(owner)
}
process.send?.({
  origin: `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`,
  mqttPort: doorsOf(server.running.centre).mqttPort,
  databaseUrl: server.running.centre.config.DATABASE_URL,
  owners: people,
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: (user + system) / 1e6 })
})
process.once('SIGTERM', () => {
  void stopJobs()
    .then(() => server.stop())
    .finally(() => process.exit(0))
})
