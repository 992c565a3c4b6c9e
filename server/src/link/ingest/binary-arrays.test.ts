import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { bigints, byteas, texts, uuids } from './binary-arrays.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const read = async (type: string, array: Buffer) =>
  (
    await client.query<{ value: unknown }>(`select value from unnest($1::${type}[]) with ordinality as t(value, n) order by n`, [array])
  ).rows.map(({ value }) => value)

it('PostgreSQL reads what was written', async () => {
  const ids = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff']
  expect(await read('uuid', uuids(ids))).toEqual(ids)
  const numbers = [0, 1, -1, null, 2 ** 32, -(2 ** 32), 2 ** 32 - 1, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  expect(await read('bigint', bigints(numbers))).toEqual(numbers)
  const words = ['', 'ASCII', null, '日本語 🚗', '{"a":"b"}', '\\x00', null]
  expect(await read('text', texts(words))).toEqual(words)
  const bytes = [Buffer.alloc(0), Buffer.from([0, 255, 1]), Buffer.from('{}')]
  expect(await read('bytea', byteas(bytes))).toEqual(bytes)
})

it('an empty array is one', async () => {
  expect(await read('text', texts([]))).toEqual([])
})
