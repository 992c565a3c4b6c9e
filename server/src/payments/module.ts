/** Payments: how a customer pays. Charging and statements are not here yet. */
import type { Module } from '../platform/module.ts'
import { askCardCompany } from './cards/ask-card-company.ts'
import { forgetCard } from './cards/forget-card.ts'
import { openCardSetup } from './cards/open-card-setup.ts'
import { askBank } from './debit/ask-bank.ts'
import { mailBankResult } from './debit/mail-bank-result.ts'
import { forgetOldSetups } from './forget-old-setups.ts'
import { endpoints } from './http.ts'
import { hangMessages } from './messages.ts'

export const payments: Module = {
  name: 'payments',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs: {
    'payments.open-card-setup': openCardSetup,
    'payments.ask-card-company': askCardCompany,
    'payments.forget-card': forgetCard,
    'payments.ask-bank': askBank,
    'payments.mail-bank-result': mailBankResult,
    'payments.forget': ({ work }) => work(forgetOldSetups),
  },
  cron: [{ at: '7 4 * * *', job: 'payments.forget' }],
  routes: hangMessages,
}
