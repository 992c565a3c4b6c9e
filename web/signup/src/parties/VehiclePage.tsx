import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { partyTexts } from './texts.ts'

/** Car and dealer, and nothing of anybody else (USR-15). */
export function VehiclePage() {
  const t = useTexts(partyTexts)
  const { vehicle, dealer, dealerPhone } = useProcedure().procedure.facts
  return (
    <>
      <Pairs>
        {vehicle ? (
          <>
            <Pair name={t.carName}>{vehicle.name}</Pair>
            <Pair name={t.grade}>{vehicle.grade}</Pair>
            <Pair name={t.kind}>{t[vehicle.kind]}</Pair>
          </>
        ) : null}
        {dealer ? (
          <Pair name={t.dealer}>
            {dealer}
            {dealerPhone ? (
              <>
                <br />
                <a className="link" href={`tel:${dealerPhone}`}>
                  {dealerPhone}
                </a>
              </>
            ) : null}
          </Pair>
        ) : null}
      </Pairs>
      <p className="type-small text-quiet">{t.carWrong}</p>
      <GoOn answer={{ step: 'vehicle' }} />
    </>
  )
}
