import type { CarState } from '@tsunagu/contract/remote.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { type CheckRow, checkGroups } from './check-groups.ts'
import { checkTexts } from './check-texts.ts'

/** All items in groups; what needs a look is marked by a sign and a word, never by colour alone. */
export function CheckList({ state }: { state: CarState }) {
  const t = useTexts(checkTexts)
  const { format } = useLanguage()
  return (
    <>
      {checkGroups(state, t, format).map((group) => (
        <Section
          key={group.title}
          title={group.title}
          {...(group.href
            ? {
                action: (
                  <Link alone href={group.href}>
                    {t.toMap}
                  </Link>
                ),
              }
            : {})}
        >
          <dl className="card check-rows" data-flush>
            {group.rows.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </dl>
        </Section>
      ))}
    </>
  )
}

function Row({ row: { name, aged, value, look, note } }: { row: CheckRow }) {
  return (
    <div className="check-row" data-stale={aged?.old || undefined} data-look={look || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className="check-value">
          {look ? <Icon name="warning" size={18} className="flex-none" /> : null}
          {value ?? '—'}
        </span>
        <AgeText at={aged?.measuredAt ?? null} {...(aged ? { old: aged.old, why: aged.why } : {})} />
      </dd>
      {note ? <dd className="check-note">{note}</dd> : null}
    </div>
  )
}
