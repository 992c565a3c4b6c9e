import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** CSS width on a wide screen. */
  width?: string
  /** Numbers and acts stand at the right. */
  end?: boolean
  /** On a phone the words say enough without the column's title. */
  plain?: boolean
}

interface TableProps<Row> {
  /** Its name: what the rows are. */
  label: string
  /** The first column names the row; its cell becomes the link when `href` is given. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads: the whole of it can be pressed, its first cell is the link's name. */
  href?: (row: Row) => string
  /** Something in this row wants doing. */
  marked?: (row: Row) => boolean
}

/** Rows with columns; on a phone each row is a block of names and values. */
export function Table<Row>({ label, columns, rows, rowKey, href, marked }: TableProps<Row>) {
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-end={column.end || undefined} style={column.width ? { width: column.width } : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-leads={href ? true : undefined} data-marked={marked?.(row) || undefined}>
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.key} scope="row">
                  {href ? (
                    <AriaLink href={href(row)} className="table-link">
                      {column.cell(row)}
                    </AriaLink>
                  ) : (
                    column.cell(row)
                  )}
                </th>
              ) : (
                <td key={column.key} data-end={column.end || undefined} data-title={column.plain ? undefined : column.title}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
