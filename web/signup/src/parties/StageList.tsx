import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { partyTexts } from './texts.ts'

/** The three stages in words, those behind ticked, with the names registered so far (USR-14, USR-36). */
export function StageList({ done, names = {} }: { done: 0 | 1 | 2; names?: { buyer?: string | null; user?: string | null } }) {
  const t = useTexts(partyTexts)
  const stages = [
    { number: 1, title: t.one, about: names.buyer ? t.whose(t.buyer, names.buyer) : t.oneMore },
    { number: 2, title: t.two, about: names.user ? t.whose(t.user, names.user) : t.twoMore },
    { number: 3, title: t.third, about: t.thirdMore },
  ]
  return (
    <ol className="stage-list">
      {stages.map(({ number, title, about }) => (
        <li key={number} data-done={number <= done || undefined} data-now={number === done + 1 || undefined}>
          <span className="stage-list-mark">{number <= done ? <Icon name="check" size={18} label="✓" /> : number}</span>
          <span>
            <span className="stage-list-title">{title}</span>
            <span className="row-about">{about}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
