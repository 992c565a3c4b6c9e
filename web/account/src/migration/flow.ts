import { type Mailed, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { createContext, useContext } from 'react'
import { type CardValues, emptyCard } from '../linkage/card.ts'
import type { MigrationValues } from './details.ts'

/** What procedure ② remembers between its steps; `found` is what the card stands for, as JSON, masked by the centre. */
export interface Migrating extends CardValues, Mailed {
  /** Version of the terms agreed to; '' = not yet. */
  agreedTo: string
  migrationId: string
  found: string
}
export const emptyMigrating: Migrating = { ...emptyCard, ...nothingMailed, agreedTo: '', migrationId: '', found: '' }

export const migrationSteps = ['cautions', 'terms', 'identity', 'email', 'code', 'details', 'confirm'] as const
export type MigrationStep = (typeof migrationSteps)[number]
export const migratingAt = (step: MigrationStep | 'done') => `/account/migration/new/${step}`

interface Kept {
  draft: Migrating
  setDraft: (next: Migrating) => void
  /** Passwords in it live in memory only. */
  details: MigrationValues
  setDetails: (next: MigrationValues) => void
}
export const MigrationContext = createContext<Kept | null>(null)

export function useMigration(): Kept {
  const kept = useContext(MigrationContext)
  if (!kept) throw new Error('useMigration outside of MigrationFlow')
  return kept
}

/** The last step that what is remembered leads to; an address further on leads back there. */
export function reached({ agreedTo, migrationId, mailedId, verified }: Migrating, checked: boolean): MigrationStep {
  if (agreedTo === '') return 'terms'
  if (migrationId === '') return 'identity'
  if (mailedId === '') return 'email'
  if (!verified) return 'code'
  return checked ? 'confirm' : 'details'
}
