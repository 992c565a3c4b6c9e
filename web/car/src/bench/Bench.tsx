import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { type CarView, useAct } from '../cars.ts'
import { RequestRows } from '../RequestRows.tsx'
import { carTexts } from '../texts.ts'
import { BodyBench } from './BodyBench.tsx'
import { DriveBench } from './DriveBench.tsx'
import { KeyBench } from './KeyBench.tsx'
import { LineBench } from './LineBench.tsx'
import { SeatBench } from './SeatBench.tsx'
import { benchTexts } from './texts.ts'

/** Hands on the car: everything a person at it could do, and what the centre asks of it meanwhile. */
export function Bench({ car, routes }: { car: CarView; routes: readonly string[] }) {
  const t = useTexts(benchTexts)
  const words = useTexts(carTexts)
  const act = useAct(car.name)
  return (
    <section className="bench" aria-label={words.bench}>
      <Section title={t.requests}>
        <div aria-live="polite">
          <Card flush>
            {car.requests.length === 0 ? (
              <p className="p-5 type-small text-quiet">{t.noRequests}</p>
            ) : (
              <RequestRows requests={car.requests.slice(0, 5)} label={t.requests} />
            )}
          </Card>
        </div>
      </Section>
      <DriveBench car={car} routes={routes} act={act} />
      <SeatBench car={car} act={act} />
      <KeyBench car={car} act={act} />
      <BodyBench car={car} act={act} />
      <LineBench car={car} act={act} />
    </section>
  )
}
