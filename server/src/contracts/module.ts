/** Contracts: what is for sale, what is agreed for which car and how long, documents and the consents to them. */
import type { Module } from '../platform/module.ts'
import { keepAccountTerms } from './consents/keep-account-terms.ts'
import { endpoints } from './http.ts'
import { mailReceipt } from './mail-receipt.ts'

export const contracts: Module = {
  name: 'contracts',
  folder: new URL('./', import.meta.url),
  endpoints,
  reactions: { 'accounts.registered': keepAccountTerms },
  jobs: { 'contracts.mail-receipt': mailReceipt },
}
