import { deliveryDays } from '@tsunagu/contract/builders.ts'
import type { Work } from '../../platform/work.ts'
import { deleteOldDeliveries } from './queries.ts'

/** The log of deliveries is kept for 30 days. */
export const forgetDeliveries = ({ db, now }: Work) => deleteOldDeliveries(db, new Date(now.getTime() - deliveryDays * 86_400_000))
