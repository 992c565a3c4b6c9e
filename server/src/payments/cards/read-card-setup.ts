import type { CardSetup } from '@tsunagu/contract/payments.ts'
import type { Work } from '../../platform/work.ts'
import { setupOf, showSetup } from './show-setup.ts'

/** How far my setup is. Throws NotFound for somebody else's. */
export const readCardSetup = async (work: Work, setupId: string): Promise<CardSetup> => showSetup(work, await setupOf(work, setupId))
