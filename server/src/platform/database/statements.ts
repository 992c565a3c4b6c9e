/** How statements go to PostgreSQL: what is asked at once goes in one packet, and what was asked before is not parsed and planned again. */
import type pg from 'pg'

export type Ask = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>

/** The connection must be one of a pool with `pipeline`: it does not wait for an answer before it sends the next statement. */
export function askOver(client: pg.PoolClient): Ask {
  const { stream } = client.connection
  return (text, values) => {
    // for the kernel a packet costs more than for PostgreSQL a statement
    stream.cork()
    process.nextTick(() => stream.uncork())
    if (!values) return client.query(text)
    const name = nameOf(text)
    return client.query({ text, values: [...values], ...(name ? { name } : {}) })
  }
}

/** The same in all connections. Texts beyond these are made of lists of every length, and would only fill the server's memory. */
const names = new Map<string, string>()
const mostNames = 500
/** `select *`: planned once, it would fail as soon as a newer replica has added a column. */
const allColumns = /[\s.]\*/

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames || allColumns.test(text)) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
