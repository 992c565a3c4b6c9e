import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { CarView, Do } from '../cars.ts'
import { benchTexts } from './texts.ts'

/** Boot, bonnet, lamps; tank and battery, as far as this kind of car has them. */
export function BodyBench({ car: { body }, act }: { car: CarView; act: Do }) {
  const t = useTexts(benchTexts)
  return (
    <>
      <Section title={t.body}>
        <Card>
          <Switch selected={body.boot.open} onChange={(open) => void act('boot', { open })}>
            {t.boot}
          </Switch>
          <Switch selected={body.bonnet} onChange={(open) => void act('bonnet', { open })}>
            {t.bonnet}
          </Switch>
          <Switch selected={body.hazard} onChange={(on) => void act('hazard', { on })}>
            {t.hazard}
          </Switch>
          <Switch selected={body.lamps} onChange={(on) => void act('lamps', { on })}>
            {t.lamps}
          </Switch>
        </Card>
      </Section>
      <Section title={t.energy}>
        <Card>
          <div className="acts">
            {body.fuel === null ? null : (
              <Button icon="fuel" onPress={() => void act('refuel', {})}>
                {t.refuel}
              </Button>
            )}
            {body.charge === null ? null : (
              <Button icon="charge" onPress={() => void act('charge', { on: !body.charging })}>
                {body.charging ? t.endCharge : t.startCharge}
              </Button>
            )}
          </div>
        </Card>
      </Section>
    </>
  )
}
