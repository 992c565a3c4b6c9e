import * as contract from '@tsunagu/contract/payments.ts'
import { serve } from '../platform/http/serve.ts'
import { readCardSetup } from './cards/read-card-setup.ts'
import { settleCardSetup } from './cards/settle-card-setup.ts'
import { startCardSetup } from './cards/start-card-setup.ts'
import { chooseInvoice } from './choose-invoice.ts'
import { listMandates } from './debit/list-mandates.ts'
import { recordBankResult } from './debit/record-bank-result.ts'
import { settleMandate } from './debit/settle-mandate.ts'
import { startMandate } from './debit/start-mandate.ts'
import { listMethods } from './list-methods.ts'
import { removeMethod } from './remove-method.ts'

export const endpoints = [
  serve(contract.listPaymentMethods, (work) => listMethods(work)),
  serve(contract.startCardSetup, (work) => startCardSetup(work)),
  serve(contract.readCardSetup, (work, { params }) => readCardSetup(work, params.setupId)),
  serve(contract.settleCardSetup, (work, { params }) => settleCardSetup(work, params.setupId)),
  serve(contract.chooseInvoice, (work) => chooseInvoice(work)),
  serve(contract.removePaymentMethod, (work, { params }) => removeMethod(work, params.methodId)),
  serve(contract.startMandate, (work, { body }) => startMandate(work, body)),
  serve(contract.settleMandate, (work, { params }) => settleMandate(work, params.methodId)),
  serve(contract.listMandates, (work) => listMandates(work)),
  serve(contract.recordBankResult, (work, { params, body }) => recordBankResult(work, params.methodId, body)),
]
