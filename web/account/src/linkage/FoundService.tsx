import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import type { Shown } from './flow.ts'
import { linkageTexts } from './texts.ts'

/** The service a card stands for, as much of it as its holder needs to recognise it. */
export function FoundService({ shows }: { shows: Shown }) {
  const t = useTexts(linkageTexts)
  return (
    <Pairs>
      <Pair name={t[shows.kind]}>{t.endsIn(shows.numberTail)}</Pair>
      <Pair name={t.holder}>{shows.holder}</Pair>
      <Pair name={t.cars}>
        {shows.vehicles.length === 0
          ? t.noCars
          : shows.vehicles.map(({ name, plate }) => (
              <span key={`${name}${plate}`} className="block">
                {plate ? t.within(name, plate) : name}
              </span>
            ))}
      </Pair>
    </Pairs>
  )
}
