/** Child of the bench: the whole centre as it is started everywhere, with a person signed in who reads. */
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { openSession, registerOwner } from '@tsunagu/server/accounts/index.ts'
import { brokerFiles, doorsOf } from '@tsunagu/server/link/index.ts'
import { startCentre } from '@tsunagu/server/main.ts'
import { readConfig } from '@tsunagu/server/platform/config.ts'
import { type Work, working } from '@tsunagu/server/platform/work.ts'
import { answering } from '../trace/child.ts'

const ports = { CAR_PORT: '0', DEVICE_PORT: '0', EST_PORT: '0' }
const config = readConfig({ ...process.env, ...ports, ROLES: 'http,car,jobs', LOG: 'error' })
const running = await startCentre(config, { listen: false })
const { http } = running
if (!http) throw new Error('no http')
await http.listen({ host: '127.0.0.1', port: 0 })
const work = <T>(act: (work: Work) => Promise<T>) => working(running.centre.ground, { kind: 'centre' }, act)

export interface CentreMemory {
  rss: number
  heap: number
  external: number
}

answering(
  {
    port: async () => ({ port: doorsOf(running.centre).mqttPort }),

    /** Somebody who reads through HTTP. */
    async reader() {
      const email = `${randomUUID()}@bench.example`
      const person = { email, password: randomUUID(), name: '青木 花子', kana: 'アオキ ハナコ', authPhone: '+819012345678' }
      const accountId = await work((w) => registerOwner(w, { ...person, language: 'ja' }))
      const { cookie } = await work((w) => openSession(w, { accountId, audience: 'owner', device: 'Bench', address: '127.0.0.1' }))
      return { url: `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/vehicles`, cookie }
    },

    brokerFiles: () => work(brokerFiles),

    /** After a garbage collection, and after the allocator has had time to give back. Needs --expose-gc. */
    async memory(): Promise<CentreMemory> {
      for (let turn = 0; turn < 3; turn++) {
        globalThis.gc?.()
        await pause(500)
      }
      const { rss, heapUsed, external } = process.memoryUsage()
      return { rss, heap: heapUsed, external }
    },
  },
  () => running.stop(),
)
