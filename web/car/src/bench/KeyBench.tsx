import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { CarView, Do } from '../cars.ts'
import { benchTexts } from './texts.ts'

export function KeyBench({ car: { body }, act }: { car: CarView; act: Do }) {
  const t = useTexts(benchTexts)
  return (
    <Section
      title={t.keys}
      action={
        <Badge tone={body.armed ? 'good' : 'plain'} icon="shield">
          {body.armed ? t.armed : t.disarmed}
        </Badge>
      }
    >
      <Card>
        <div className="flex flex-col gap-4">
          <div className="acts">
            <Button icon="lock" onPress={() => void act('lock', { with: 'key' })}>
              {t.lock}
            </Button>
            <Button icon="unlock" onPress={() => void act('unlock', { with: 'key' })}>
              {t.unlock}
            </Button>
            <Button icon="lock" onPress={() => void act('lock', { with: 'inside' })}>
              {t.lockInside}
            </Button>
            <Button icon="unlock" onPress={() => void act('unlock', { with: 'inside' })}>
              {t.unlockInside}
            </Button>
          </div>
          <Switch selected={body.keyInside} onChange={(inside) => void act('key', { inside })}>
            {t.keyInside}
          </Switch>
        </div>
      </Card>
    </Section>
  )
}
