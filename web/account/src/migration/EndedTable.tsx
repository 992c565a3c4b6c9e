import { Link } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { ended } from './ended.ts'
import { migrationTexts } from './texts.ts'

/** `asked`: what an address of the old site led here for; its row stands out. */
export function EndedTable({ asked }: { asked: string | undefined }) {
  const t = useTexts(migrationTexts)
  const { language } = useLanguage()
  return (
    <Table
      label={t.endedTitle}
      columns={[
        {
          key: 'feature',
          title: t.feature,
          width: '45%',
          cell: ({ name, parts }) => (
            <>
              <span className="block">{name}</span>
              <span className="block type-small text-quiet">{parts[language]}</span>
            </>
          ),
        },
        {
          key: 'instead',
          title: t.instead,
          cell: ({ instead, href }) => (href ? <Link href={href}>{instead[language]}</Link> : instead[language]),
        },
      ]}
      rows={ended}
      rowKey={({ key }) => key}
      marked={({ kinds }) => kinds.some((kind) => kind === asked)}
    />
  )
}
