/** Child of the bench, the usual way: a subscriber that writes one row per message, several at a time, body as jsonb. */
import { takeMessages } from '@tsunagu/server/platform/mqtt/broker.ts'
import { connectAsync } from 'mqtt'
import pg from 'pg'
import { answering } from './child.ts'

const connections = 8
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: connections })
await pool.query('create table if not exists public.row_writer (car text not null, received_at timestamptz not null, body jsonb not null)')
await pool.query('create index if not exists row_writer_car on public.row_writer (car, received_at)')
await pool.query('truncate public.row_writer')
const client = await connectAsync(process.env.BROKER_URL ?? '', { protocolVersion: 5, properties: { receiveMaximum: 1000 } })
let written = 0

takeMessages(client, connections, async (topic, payload) => {
  await pool.query({
    name: 'row',
    text: 'insert into public.row_writer (car, received_at, body) values ($1, $2, $3)',
    values: [topic.split('/')[1], new Date(), payload.toString()],
  })
  written++
})
await client.subscribeAsync('cars/+/up/#', { qos: 1 })

answering({ port: async () => ({}), written: async () => ({ written }) }, async () => {
  await client.endAsync(true)
  await pool.end()
})
