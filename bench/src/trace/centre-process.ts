/** Child of the bench: the centre as it is, with the role `car` only. */
import 'reflect-metadata'
import { doorsOf } from '@tsunagu/server/link/index.ts'
import { openAuthority } from '@tsunagu/server/link/units/authority.ts'
import { startCentre } from '@tsunagu/server/main.ts'
import { readConfig } from '@tsunagu/server/platform/config.ts'
import { answering } from './child.ts'
import { makeFleet } from './light-fleet.ts'

const config = readConfig({ ...process.env, ROLES: 'car', CAR_PORT: '0', DEVICE_PORT: '0', EST_PORT: '0', LOG: 'warn' })
const running = await startCentre(config, { listen: false, runJobs: false })
const { ground } = running.centre

answering(
  {
    fleet: async ({ cars }: { cars: number }) => makeFleet(ground, await openAuthority(ground.db, config, new Date()), cars),
    port: async () => ({ port: doorsOf(running.centre).mqttPort }),
  },
  () => running.stop(),
)
