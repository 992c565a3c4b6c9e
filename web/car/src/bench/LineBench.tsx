import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { CarView, Do } from '../cars.ts'
import { words } from '../words.ts'
import { benchTexts } from './texts.ts'

const faults = ['lock-motor', 'window-motor', 'window-blocked', 'hazard-relay'] as const

/** The unit and its network; and what may break. */
export function LineBench({ car: { line, body }, act }: { car: CarView; act: Do }) {
  const t = useTexts(benchTexts)
  const word = useTexts(words)
  const hasSignal = line.state !== 'no-network'
  return (
    <>
      <Section title={t.line} action={<Badge tone={line.state === 'online' ? 'good' : 'plain'}>{word[line.state]}</Badge>}>
        <Card>
          <div className="flex flex-col gap-4">
            <Switch selected={hasSignal} about={t.signalMore} onChange={(on) => void act('network', { on, how: 'silent' })}>
              {t.signal}
            </Switch>
            <div className="acts">
              <Button icon="wifi-off" onPress={() => void act('network', { on: false, how: 'cut' })}>
                {t.cut}
              </Button>
              <Button icon="bell" onPress={() => void act('wake', {})}>
                {t.wake}
              </Button>
              <Button icon="moon" onPress={() => void act('sleep', {})}>
                {t.sleep}
              </Button>
              <Button icon="refresh" onPress={() => void act('reboot', {})}>
                {t.reboot}
              </Button>
            </div>
            {line.buffered > 0 ? <p className="type-note text-quiet">{t.buffered(line.buffered)}</p> : null}
            {line.lastError ? (
              <p className="type-note text-quiet">
                {t.lastError}: <span lang="en">{line.lastError}</span>
              </p>
            ) : null}
          </div>
        </Card>
      </Section>
      <Section title={t.faults}>
        <Card>
          {faults.map((what) => (
            <Switch key={what} selected={body.faults.includes(what)} onChange={(on) => void act('fault', { what, on })}>
              {t[what]}
            </Switch>
          ))}
        </Card>
      </Section>
    </>
  )
}
