/**
 * Local stand-in for a provider of SMS: takes each one, and delivers it a moment later into the local mailbox.
 * Three numbers behave otherwise: +81 90 0000 0001 takes it and it never arrives, …0002 is no number, at …0003 the provider is down.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Refused, Unavailable } from '../errors.ts'
import type { Report, SmsLog, Texter } from './sms.ts'

const demoNumbers = { neverArrives: '+819000000001', noNumber: '+819000000002', down: '+819000000003' } as const

/** `delay`: milliseconds until it is delivered; 0: before `send` returns, for tests. */
export function localTexter(log: SmsLog, delay: number): Texter {
  return {
    local: true,
    async send(sms) {
      await log.begin(sms, true)
      if (sms.to === demoNumbers.noNumber) {
        await log.settle(sms.id, { state: 'undelivered', error: '21614' })
        throw new Refused('sms-undeliverable')
      }
      if (sms.to === demoNumbers.down) {
        await log.settle(sms.id, { state: 'failed', error: 'no-answer' })
        throw new Unavailable('sms-down')
      }
      await log.settle(sms.id, { state: 'sent', error: null })
      const end: Report =
        sms.to === demoNumbers.neverArrives ? { state: 'undelivered', error: '30003' } : { state: 'delivered', error: null }
      if (delay === 0) return log.settle(sms.id, end)
      // the carrier works on by itself; a centre that stops meanwhile leaves it at `sent`
      void wait(delay, undefined, { ref: false })
        .then(() => log.settle(sms.id, end))
        .catch(() => {})
    },
    reportOf: () => undefined,
  }
}
