import type { ComparedItem } from '@tsunagu/contract/signup.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { type Format, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { shownPostalCode } from '../purchases/shown.ts'
import { markDifference, type Part } from './difference.ts'
import { type PurchaseTexts, purchaseTexts } from './texts.ts'
import { whyTexts } from './why-texts.ts'

/** As people read it: a day as a day, a kind as a word. */
function shown(item: ComparedItem['item'], value: string | null, t: PurchaseTexts, format: Format): string | null {
  if (value === null || value === '') return null
  if (item === 'birth-date') return format.date(`${value}T00:00:00+09:00`)
  if (item === 'postal-code') return shownPostalCode(value)
  if (item === 'kind') return value === 'corporation' ? t.corporation : t.individual
  return value
}

interface ComparedItemsProps {
  label: string
  items: readonly ComparedItem[]
  /** What the two columns are. */
  expected: string
  given: string
}

/** Item by item: what was expected, what was given, whether they are the same, with the difference marked inside the text. */
export function ComparedItems({ label, items, expected, given }: ComparedItemsProps) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  const rows = items.map((item) => {
    const left = shown(item.item, item.expected, t, format)
    const right = shown(item.item, item.given, t, format)
    const doubtful = item.verdict === 'differs' || item.verdict === 'unclear'
    const marks = doubtful && left !== null && right !== null ? markDifference(left, right, item.item === 'address') : null
    return { item, left, right, marks }
  })
  return (
    <div className="compared">
      <Table
        label={label}
        rows={rows}
        rowKey={({ item }) => item.item}
        marked={({ item }) => item.verdict === 'differs' || item.verdict === 'unclear'}
        columns={[
          { key: 'item', title: t.item, width: '18%', cell: ({ item }) => <span className="compared-item">{t[`i_${item.item}`]}</span> },
          {
            key: 'expected',
            title: expected,
            width: '31%',
            cell: ({ left, marks }) => <Marked parts={marks?.left} text={left} nothing={t.nothingSaid} />,
          },
          {
            key: 'given',
            title: given,
            width: '31%',
            cell: ({ right, marks }) => <Marked parts={marks?.right} text={right} nothing={t.nothingGiven} />,
          },
          { key: 'verdict', title: t.verdict, plain: true, cell: ({ item }) => <Verdict item={item} /> },
        ]}
      />
    </div>
  )
}

function Marked({ parts, text, nothing }: { parts: readonly Part[] | undefined; text: string | null; nothing: string }) {
  if (text === null) return <span className="text-faint">{nothing}</span>
  if (!parts) return <span className="compared-text">{text}</span>
  return (
    <span className="compared-text">
      {parts.map((part, place) =>
        part.differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their places
          <mark key={place}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </span>
  )
}

function Verdict({ item }: { item: ComparedItem }) {
  const t = useTexts(purchaseTexts)
  const whys: Record<string, string> = useTexts(whyTexts)
  const tone = { same: 'good', unclear: 'caution', differs: 'danger', 'not-given': 'plain' } as const
  const icon = { same: 'check', unclear: 'info', differs: 'warning', 'not-given': 'minus' } as const
  const why = item.why === null ? undefined : whys[item.why]
  return (
    <span className="verdict">
      <Badge tone={tone[item.verdict]} icon={icon[item.verdict]}>
        {t[item.verdict]}
      </Badge>
      {why ? <span className="type-note text-quiet">{why}</span> : null}
    </span>
  )
}
