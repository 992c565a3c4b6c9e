import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareDatabase } from '../src/main.ts'
import { modules } from '../src/modules.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** `schema.table.column` → may it be null? */
type Columns = Record<string, boolean>

const sources = join(import.meta.dirname, '../src')
const written = modules.map(({ name }) => ({ name, file: join(sources, name, 'tables.ts') })).filter(({ file }) => existsSync(file))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ template: false })
  await prepareDatabase(database.url)
})
afterAll(() => database.drop())

describe('tables.ts says what the migrations made, from an empty database', () => {
  const described = describedColumns()
  for (const { name } of written) {
    it(name, async () => {
      expect(described.get(name)).toEqual(await madeColumns(name))
    })
  }
})

it('migrating again changes nothing', async () => {
  expect(await prepareDatabase(database.url)).toEqual([])
})

it('tables that grow with cars lead their keys with vehicle_id, so that a database can be divided by it (docs/growing.md)', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<{ name: string; first: string | null }>(
    `select format('%s.%s', n.nspname, c.relname) as name,
       (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and i.indisprimary) as first
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('link', 'drives') and c.relkind in ('r', 'p') and not c.relispartition
       and exists (select from pg_attribute v where v.attrelid = c.oid and v.attname = 'vehicle_id' and v.attnotnull)`,
  )
  await client.end()
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.filter(({ first }) => first !== 'vehicle_id')).toEqual([])
})

async function madeColumns(schema: string): Promise<Columns> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const found = await client.query<{ column: string; nullable: boolean }>(
    `select table_name || '.' || column_name as column, is_nullable = 'YES' as nullable from information_schema.columns
     where table_schema = $1 and not exists (select from pg_inherits where inhrelid = format('%I.%I', table_schema, table_name)::regclass)`,
    [schema],
  )
  await client.end()
  return sorted(found.rows.map(({ column, nullable }) => [`${schema}.${column}`, nullable]))
}

/** What the type of each `tables.ts` says, read by the compiler. */
function describedColumns(): Map<string, Columns> {
  const program = ts.createProgram(
    written.map(({ file }) => file),
    { strict: true, module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true, types: ['node'] },
  )
  const checker = program.getTypeChecker()
  return new Map(
    written.map(({ name, file }) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      const tables = module && checker.getExportsOfModule(module).find((symbol) => symbol.name.endsWith('Tables'))
      if (!tables) throw new Error(`${file} exports no type …Tables`)
      const columns = checker
        .getDeclaredTypeOfSymbol(tables)
        .getProperties()
        .flatMap((table) =>
          checker
            .getTypeOfSymbol(table)
            .getProperties()
            .map((column): [string, boolean] => [`${table.name}.${column.name}`, mayBeNull(checker, checker.getTypeOfSymbol(column))]),
        )
      return [name, sorted(columns)]
    }),
  )
}

/** Kysely's ColumnType hides what a query gives behind `__select__`. */
function mayBeNull(checker: ts.TypeChecker, type: ts.Type): boolean {
  const selected = type.getProperty('__select__')
  const read = selected ? checker.getTypeOfSymbol(selected) : type
  return read.isUnion() ? read.types.some((one) => (one.flags & ts.TypeFlags.Null) !== 0) : (read.flags & ts.TypeFlags.Null) !== 0
}

const sorted = (pairs: [string, boolean][]): Columns => Object.fromEntries(pairs.sort(([a], [b]) => a.localeCompare(b)))
