/** What other modules tell, and who may hear of it by a webhook. */
import type { TripEnded } from '../drives/events.ts'
import type { DeviceAlerted, RequestMoved } from '../link/events.ts'
import type { NoticeTold } from '../notices/events.ts'
import type { Module } from '../platform/module.ts'
import type { Work } from '../platform/work.ts'
import { peopleOf } from '../vehicles/index.ts'
import { sendEvent } from './webhooks/send-event.ts'

const people = async (work: Work, vehicleId: string) => (await peopleOf(work, vehicleId)).map(({ accountId }) => accountId)
/** Where somebody drove is the owner's alone to see. */
const owner = async (work: Work, vehicleId: string) =>
  (await peopleOf(work, vehicleId)).filter(({ role }) => role === 'owner').map(({ accountId }) => accountId)

export const reactions = {
  'link.request-moved': async (work, { requestId, vehicleId, verb, state, code, settled }: RequestMoved) =>
    sendEvent(work, {
      type: 'request.ended',
      to: await people(work, vehicleId),
      data: { vehicleId, requestId, verb, state, code, settled },
      at: work.now,
      once: `${requestId} ${state} ${settled ?? ''}`,
    }),
  'drives.trip-ended': async (work, { vehicleId, tripId, endedAt }: TripEnded) =>
    sendEvent(work, {
      type: 'trip.ended',
      to: await owner(work, vehicleId),
      data: { vehicleId, tripId },
      at: new Date(endedAt),
      // the drive went on after a short stop: it ends again
      once: `${tripId} ${endedAt}`,
    }),
  'link.device-alerted': async (work, { vehicleId, deviceId, alert }: DeviceAlerted) =>
    sendEvent(work, {
      type: 'device.alerted',
      to: await people(work, vehicleId),
      data: { vehicleId, deviceId, alert },
      at: work.now,
      // devices repeat themselves: once a minute is news
      once: `${deviceId} ${alert} ${Math.floor(work.now.getTime() / 60_000)}`,
    }),
  'notices.told': (work, { noticeId, accountId, vehicleId, kind, word }: NoticeTold) =>
    sendEvent(work, { type: 'notice.told', to: [accountId], data: { vehicleId, noticeId, kind, word }, at: work.now, once: noticeId }),
} satisfies Module['reactions']
