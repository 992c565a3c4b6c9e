import { plateText } from '@tsunagu/contract/signup.ts'
import { DetailsPairs } from '@tsunagu/kit/details/DetailsPairs.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { procedureAddress } from '../frame/addresses.ts'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { carTexts } from './texts.ts'

/** Everything once more before it is applied for (PDL-12). The model is shown only where the centre says it: the match may not be made yet (USR-05). */
export function CarReviewPage() {
  const t = useTexts(carTexts)
  const { procedure } = useProcedure()
  const { details, vehicle, car, answers } = procedure.facts
  return (
    <>
      <section className="flex flex-col gap-3">
        <h2 className="type-heading">{t.car}</h2>
        <Pairs>
          {vehicle ? <Pair name={t.carName}>{vehicle.name}</Pair> : null}
          {car ? (
            <>
              <Pair name={t.chassis}>{car.chassisNumber}</Pair>
              <Pair name={t.plate}>{plateText(car.plate)}</Pair>
            </>
          ) : null}
        </Pairs>
        <LinkButton href={procedureAddress(procedure.id, 'car')} icon="edit" wide>
          {t.changeCar}
        </LinkButton>
      </section>
      {details ? (
        <section className="flex flex-col gap-3">
          <h2 className="type-heading">{t.customer}</h2>
          <DetailsPairs details={details} />
          <LinkButton href={procedureAddress(procedure.id, answers.account === 'new' ? 'details' : 'check-details')} icon="edit" wide>
            {t.changeDetails}
          </LinkButton>
        </section>
      ) : null}
      <p className="text-quiet">{t.applyMore}</p>
      <GoOn answer={{ step: 'car-review' }} label={t.apply} />
    </>
  )
}
