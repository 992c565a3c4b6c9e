import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ToggleButton } from 'react-aria-components'
import type { CarView, Do } from '../cars.ts'
import { seats } from '../plan.ts'
import { benchTexts } from './texts.ts'

/** A row to each seat: its door, its window, who sits there. */
export function SeatBench({ car: { body }, act }: { car: CarView; act: Do }) {
  const t = useTexts(benchTexts)
  return (
    <Section title={t.seats}>
      <Card flush>
        <div className="seats">
          <div className="seats-head" aria-hidden="true">
            <span />
            <span>{t.door}</span>
            <span>{t.window}</span>
            <span>{t.seat}</span>
          </div>
          {seats.map(({ seat, place }) => {
            const { open, windowTarget } = body.doors[seat]
            const windowOpen = windowTarget > 0
            const taken = body.seats[seat]
            return (
              <div key={seat} className="seats-row">
                <span>{t[place]}</span>
                <Toggle
                  name={t.doorOf(t[place])}
                  on={open}
                  word={open ? t.open : t.closed}
                  onPress={() => act(open ? 'close-door' : 'open-door', { door: seat })}
                />
                <Toggle
                  name={t.windowOf(t[place])}
                  on={windowOpen}
                  word={windowOpen ? t.open : t.closed}
                  onPress={() => act('window', { door: seat, position: windowOpen ? 0 : 100 })}
                />
                <Toggle
                  name={t.seatOf(t[place])}
                  on={taken}
                  word={taken ? t.someone : t.nobody}
                  onPress={() => (taken ? act('get-out', { seat }) : act('sit-down', { seat }))}
                />
              </div>
            )
          })}
        </div>
      </Card>
    </Section>
  )
}

/** Shows what is, and changes it; the car decides, so the state follows from what it says back. */
function Toggle({ name, on, word, onPress }: { name: string; on: boolean; word: string; onPress: () => Promise<boolean> }) {
  return (
    <ToggleButton className="toggle" isSelected={on} aria-label={`${name} ${word}`} onChange={() => void onPress()}>
      {word}
    </ToggleButton>
  )
}
