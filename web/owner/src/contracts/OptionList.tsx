import type { Contract, OptionId } from '@tsunagu/contract/contracts.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import type { IconName } from '@tsunagu/kit/Icon.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { contractTexts } from './texts.ts'

type Option = Contract['options'][number]
const icons: Record<OptionId, IconName> = { wifi: 'globe', 'digital-key': 'key', 'charging-reservation': 'clock' }

/** The options of a contract with their price, and until when they are free. */
export function OptionList({ options }: { options: readonly Option[] }) {
  const t = useTexts(contractTexts)
  return (
    <Section title={t.options}>
      {options.length === 0 ? (
        <p className="type-small text-quiet">{t.noOptions}</p>
      ) : (
        <div className="card" data-flush>
          <List label={t.options}>
            {options.map((option) => (
              <One key={option.option} option={option} />
            ))}
          </List>
        </div>
      )}
    </Section>
  )
}

function One({ option: { option, state, term, freeUntil, yen } }: { option: Option }) {
  const t = useTexts(contractTexts)
  const { format } = useLanguage()
  const words = { applied: t.optionApplied, active: t.optionActive, ended: t.optionEnded }
  const price =
    term === 'free' ? (freeUntil ? t.freeUntil(format.date(`${freeUntil}T12:00:00+09:00`)) : t.freeOption) : t[term](format.yen(yen))
  return (
    <ListItem
      icon={icons[option]}
      title={t[option]}
      about={price}
      value={<Badge tone={state === 'active' ? 'good' : 'plain'}>{words[state]}</Badge>}
      stale={state === 'ended'}
    />
  )
}
