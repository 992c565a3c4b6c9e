import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure, written } from '../frame/procedure.ts'
import { identityTexts } from './texts.ts'

/** The five items of the registry (ACC-22). */
export function CorporationCheckPage() {
  const t = useTexts(identityTexts)
  const { format } = useLanguage()
  const { draft } = useProcedure()
  const of = (name: string) => written(draft, name)
  const closedOn = of('corporationClosedOn')
  return (
    <>
      <p>{t.registrySays}</p>
      {closedOn ? <Banner tone="caution">{t.closed(format.date(closedOn))}</Banner> : null}
      <Pairs>
        <Pair name={t.corporateNumber}>{of('corporateNumber')}</Pair>
        <Pair name={t.corporationName}>{of('name')}</Pair>
        <Pair name={t.corporationKana}>{of('kana')}</Pair>
        <Pair name={t.postalCode}>{of('postalCode')}</Pair>
        <Pair name={t.address}>{`${of('prefecture')}${of('city')}${of('street')}`}</Pair>
      </Pairs>
      <GoOn answer={{ step: 'corporation-check' }} />
    </>
  )
}
