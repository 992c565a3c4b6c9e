import type { LineState } from '@tsunagu/contract/line-state.ts'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { lineTexts } from './texts.ts'

/** Work that waits, and work that nobody tries again. */
export function Jobs({ jobs }: Pick<LineState, 'jobs'>) {
  const t = useTexts(lineTexts)
  const { format } = useLanguage()
  const waiting = jobs.filter(({ due, failing, dead }) => due + failing + dead > 0)
  if (waiting.length === 0)
    return (
      <Card>
        <EmptyState icon="check" title={t.noJobs}>
          {t.noJobsText}
        </EmptyState>
      </Card>
    )
  return (
    <Card flush>
      <Table
        label={t.jobs}
        rows={waiting}
        rowKey={({ name }) => name}
        marked={({ dead }) => dead > 0}
        columns={[
          { key: 'name', title: t.job, cell: ({ name }) => <code>{name}</code> },
          { key: 'due', title: t.due, cell: ({ due }) => format.number(due) },
          { key: 'failing', title: t.failing, cell: ({ failing }) => format.number(failing) },
          { key: 'dead', title: t.dead, cell: ({ dead }) => format.number(dead) },
          { key: 'oldest', title: t.oldest, cell: ({ oldestDueAt }) => (oldestDueAt ? format.dateTime(oldestDueAt) : '–') },
        ]}
      />
    </Card>
  )
}
