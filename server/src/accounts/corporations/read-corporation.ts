import { hasRightCheckDigit } from '@tsunagu/contract/profile.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Corporation } from '../../platform/outside/corporations.ts'
import type { Work } from '../../platform/work.ts'
import { registryOf } from './registry.ts'

/**
 * What the registry says of a corporate number (ACC-20, BUY-31); says nothing about our accounts. Refused `corporate-number-wrong`:
 * its check digit, and nobody is asked (BUY-32). Throws NotFound `corporation-not-found`, Unavailable `registry-down`.
 */
export async function readCorporation(work: Work, corporateNumber: string): Promise<Corporation | Refused> {
  if (!hasRightCheckDigit(corporateNumber)) return new Refused('corporate-number-wrong')
  const found = await registryOf(work.config).find(corporateNumber)
  if (!found) throw new NotFound('corporation-not-found')
  return found
}
