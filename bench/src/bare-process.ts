/** Child of http.ts: Fastify, a pool and the garage's query; nothing else. */
import type { AddressInfo } from 'node:net'
import { openDatabase } from '@tsunagu/server/platform/database/db.ts'
import { garageRows } from '@tsunagu/server/vehicles/queries.ts'
import Fastify from 'fastify'

const [accountId = ''] = process.argv.slice(2)
const { db } = openDatabase(process.env.DATABASE_URL ?? '')
const app = Fastify()
app.get('/garage', () => garageRows(db, accountId, null))
await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
