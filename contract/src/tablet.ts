/** The dealer's tablet, lent to a customer for one sign-up (IMP-24). */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { party } from './signup.ts'

export const lendTablet = endpoint({
  id: 'signup.lend-tablet',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/tablet',
  who: { staff: ['dealer', 'administrator'] },
  summary:
    'This very terminal becomes the customer’s for one sign-up (IMP-24): the staff’s session here ends, and the browser gets a cookie that holds as long as it is touched. Gives the address to go on at.',
  params: z.object({ purchaseId: z.uuid(), party }),
  response: z.object({ url: z.url() }),
  status: 201,
  refusals: ['purchase-closed', 'buyer-first'],
})
export const touchTablet = endpoint({
  id: 'signup.touch-tablet',
  method: 'POST',
  path: '/api/signup/tablet/touch',
  who: 'anyone',
  summary:
    'Somebody is at the lent tablet; says after how many seconds without a touch it goes blank. `not-lent`: it is nobody’s (any more).',
  response: z.object({ idleSeconds: z.number().int(), procedureId: z.uuid().nullable() }),
  refusals: ['not-lent'],
  limit: { calls: 120, seconds: 60 },
})
export const handBackTablet = endpoint({
  id: 'signup.hand-back-tablet',
  method: 'POST',
  path: '/api/signup/tablet/hand-back',
  who: 'anyone',
  summary: 'The customer is done, or gives the tablet back: signed out, cookies gone, the sign-up let go; what was filled in stays sealed.',
  limit: { calls: 60, seconds: 60 },
})
