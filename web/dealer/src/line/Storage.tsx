import type { LineState } from '@tsunagu/contract/line-state.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { bytesText } from './rules.ts'
import { lineTexts } from './texts.ts'

/** Is the database quick, and how much lies in it and beside it. */
export function Storage({ storage, database }: Pick<LineState, 'storage' | 'database'>) {
  const t = useTexts(lineTexts)
  const { format } = useLanguage()
  const { number } = format
  const { archives } = storage
  const day = (text: string | null) => (text ? format.date(`${text}T12:00:00+09:00`) : '–')
  return (
    <Pairs>
      <Pair name={t.answersIn}>{`${number(database.answersIn, database.answersIn < 10 ? 1 : 0)} ms`}</Pair>
      <Pair name={t.connections}>
        {number(database.connections)}
        {database.slow > 0 ? ` · ${t.slow(number(database.slow))}` : ''}
      </Pair>
      <Pair name={t.size}>{bytesText(storage.databaseBytes, number)}</Pair>
      <Pair name={t.history}>
        {bytesText(storage.historyBytes, number)} · {t.days(number(storage.days), day(storage.oldestDay))}
      </Pair>
      <Pair name={t.archives}>
        {archives && archives.days > 0
          ? t.archived(number(archives.days), bytesText(archives.bytes, number), day(archives.newestDay))
          : t.noArchives}
      </Pair>
    </Pairs>
  )
}
