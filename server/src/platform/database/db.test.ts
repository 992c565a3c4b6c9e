import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { type Database, type Db, inTransaction, onConnection, openDatabase } from './db.ts'

let lying: TestDatabase
let database: Database
beforeAll(async () => {
  lying = await testDatabase({ template: false })
  database = openDatabase(lying.url, { max: 1 })
})
afterAll(async () => {
  await database?.close()
  await lying?.drop()
})
beforeEach(async () => {
  await sql`drop table if exists kept`.execute(database.db)
  await sql`create table kept (n int primary key)`.execute(database.db)
})

const put = (n: number) => sql`insert into kept values (${n})`
const kept = async (db: Db = database.db) => (await sql<{ n: number }>`select n from kept order by n`.execute(db)).rows.map(({ n }) => n)

describe('a transaction', () => {
  it('keeps what was done and the last words', async () => {
    await inTransaction(database.pool, async (db, last) => {
      last.push(put(2).compile(db))
      await put(1).execute(db)
      expect(await kept(db)).toEqual([1])
    })
    expect(await kept()).toEqual([1, 2])
  })

  it('is undone by what is thrown, and says no last word', async () => {
    const done = inTransaction(database.pool, async (db, last) => {
      last.push(put(2).compile(db))
      await put(1).execute(db)
      throw new Error('no')
    })
    await expect(done).rejects.toThrow('no')
    expect(await kept()).toEqual([])
  })

  it('is undone by a last word that fails', async () => {
    const done = inTransaction(database.pool, async (db, last) => {
      last.push(put(1).compile(db), put(2).compile(db))
      await put(1).execute(db)
    })
    await expect(done).rejects.toMatchObject({ code: '23505' })
    expect(await kept()).toEqual([])
  })

  it('says so when a statement failed and nobody minded', async () => {
    const done = inTransaction(database.pool, async (db) => {
      await put(1).execute(db)
      await put(1)
        .execute(db)
        .catch(() => {})
    })
    await expect(done).rejects.toThrow('undone')
    expect(await kept()).toEqual([])
  })

  it('takes no statement after its end: the connection is somebody else’s', async () => {
    const gone = await inTransaction(database.pool, async (db) => db)
    await expect(put(1).execute(gone)).rejects.toThrow('after the end')
    expect(await kept()).toEqual([])
  })
})

it('what is asked at once is answered each for itself, a failure among it', async () => {
  const answers = await onConnection(database.pool, (db) =>
    Promise.allSettled([put(1).execute(db), put(1).execute(db), put(2).execute(db), kept(db)]),
  )
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(answers[3]).toMatchObject({ value: [1, 2] })
})

it('a column that a newer replica adds does not stop a statement for all columns', async () => {
  const all = async () => (await sql`select * from kept where n = ${1}`.execute(database.db)).rows
  await put(1).execute(database.db)
  expect(await all()).toEqual([{ n: 1 }])
  await sql`alter table kept add column later text`.execute(database.db)
  expect(await all()).toEqual([{ n: 1, later: null }])
})
