import { brand } from '@tsunagu/contract/brand.ts'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { serviceTexts } from './texts.ts'

/** At the end of stage ③: what was applied for and what was not (GLK-13, GLK-26). */
export function WhatWasApplied() {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { gLink, charging, chargingTarget } = useProcedure().procedure.facts.answers
  if (gLink === 'unknown') return null
  return (
    <Pairs>
      <Pair name={both(brand.telematics)}>{gLink === 'apply' ? t.appliedFor : t.notUsed}</Pair>
      {chargingTarget ? <Pair name={t.chargingState}>{charging === 'apply' ? t.appliedFor : t.notUsed}</Pair> : null}
    </Pairs>
  )
}
