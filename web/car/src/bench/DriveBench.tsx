import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Select, Switch } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { CarView, Do } from '../cars.ts'
import { benchTexts } from './texts.ts'

/** From the seat to the road. */
export function DriveBench({ car: { body }, routes, act }: { car: CarView; routes: readonly string[]; act: Do }) {
  const t = useTexts(benchTexts)
  const [route, setRoute] = useState(body.route)
  const names = t as unknown as Record<string, string>
  return (
    <Section title={t.drive}>
      <Card>
        <div className="flex flex-col gap-5">
          <Select
            label={t.route}
            value={route}
            onChange={setRoute}
            options={routes.map((value) => ({ value, label: names[value] ?? value }))}
          />
          <div className="acts">
            <Button kind="primary" icon="car" onPress={() => void act('drive-off', { route, prepare: true })}>
              {t.driveOff}
            </Button>
            <Button icon="minus" onPress={() => void act('stop', {})}>
              {t.stop}
            </Button>
          </div>
          <p className="type-note text-quiet">{t.driveMore}</p>
          <Power power={body.power} act={act} />
          <Switch selected={body.belt} onChange={(fastened) => void act('belt', { fastened })}>
            {t.belt}
          </Switch>
        </div>
      </Card>
    </Section>
  )
}

function Power({ power, act }: { power: CarView['body']['power']; act: Do }) {
  const t = useTexts(benchTexts)
  const places = [
    { to: 'OFF', word: t.off },
    { to: 'ACC', word: t.acc },
    { to: 'ON', word: t.on },
  ] as const
  return (
    <RadioGroup
      className="field"
      value={power === 'START' ? 'ON' : power}
      onChange={(to) => void act('ignition', { to: to as (typeof places)[number]['to'] })}
    >
      <Label className="field-label">{t.power}</Label>
      <div className="power">
        {places.map(({ to, word }) => (
          <Radio key={to} value={to} className="toggle">
            {word}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
