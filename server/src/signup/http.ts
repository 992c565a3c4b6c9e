import * as contract from '@tsunagu/contract/signup.ts'
import { serve } from '../platform/serve.ts'
import { listModels } from '../vehicles/index.ts'
import { lookAtLink } from './links/look-at-link.ts'
import { makeUserLink } from './links/make-user-link.ts'
import { answerStep } from './procedures/answer-step.ts'
import { askAccessCode } from './procedures/ask-access-code.ts'
import { begin } from './procedures/begin.ts'
import { beginAfterDelivery } from './procedures/begin-after-delivery.ts'
import { beginServices } from './procedures/begin-services.ts'
import { browserHash, knowBrowser } from './procedures/browser.ts'
import { mailResumeLink } from './procedures/mail-resume-link.ts'
import { readProcedure } from './procedures/read-procedure.ts'
import { saveDraft } from './procedures/save-draft.ts'
import { takeAccessCode } from './procedures/take-access-code.ts'
import { acknowledge } from './purchases/acknowledge.ts'
import { cancelPurchase } from './purchases/cancel-purchase.ts'
import { changeStated } from './purchases/change-stated.ts'
import { confirmParty } from './purchases/confirm-party.ts'
import { issueLink } from './purchases/issue-link.ts'
import { listPurchases } from './purchases/list-purchases.ts'
import { openPurchase } from './purchases/open-purchase.ts'
import { readPurchase } from './purchases/read-purchase.ts'
import { recordDelivery } from './purchases/record-delivery.ts'
import { recordRegistration } from './purchases/record-registration.ts'
import { reopenParty } from './purchases/reopen-party.ts'
import { registrationEndpoints } from './registrations/http.ts'
import { reviewEndpoints } from './reviews/http.ts'

const atDealer = [
  serve(contract.listPurchases, (work, { query }) => listPurchases(work, query)),
  serve(contract.listModels, (work) => listModels(work)),
  serve(contract.openPurchase, (work, { body }) => openPurchase(work, body)),
  serve(contract.readPurchase, (work, { params }) => readPurchase(work, params.purchaseId)),
  serve(contract.changeStated, (work, { params, body }) => changeStated(work, params.purchaseId, body)),
  serve(contract.issueLink, (work, { params }) => issueLink(work, params.purchaseId, params.party)),
  serve(contract.confirmParty, (work, { params, body }) => confirmParty(work, params.purchaseId, params.party, body)),
  serve(contract.reopenParty, (work, { params, body }) => reopenParty(work, params.purchaseId, params.party, body.what)),
  serve(contract.acknowledge, (work, { params }) => acknowledge(work, params.purchaseId, params.party)),
  serve(contract.recordRegistration, (work, { params, body }) => recordRegistration(work, params.purchaseId, body)),
  serve(contract.recordDelivery, (work, { params, body }) => recordDelivery(work, params.purchaseId, body.deliveredOn)),
  serve(contract.cancelPurchase, (work, { params }) => cancelPurchase(work, params.purchaseId)),
]

const links = [
  serve(contract.lookAtLink, (work, asked) =>
    lookAtLink(work, { key: asked.body, browserHash: browserHash(asked), address: asked.address }),
  ),
  serve(contract.begin, (work, asked) => begin(work, { ...asked.body, browserHash: knowBrowser(asked), address: asked.address })),
  serve(contract.beginAfterDelivery, (work, asked) => beginAfterDelivery(work, { ...asked.body, browserHash: knowBrowser(asked) })),
  serve(contract.beginServices, (work, asked) => beginServices(work, { ...asked.body, browserHash: knowBrowser(asked) })),
  serve(contract.makeUserLink, (work, asked) => makeUserLink(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked) })),
]

const procedures = [
  serve(contract.readProcedure, (work, asked) => readProcedure(work, asked.params.procedureId, browserHash(asked))),
  serve(contract.saveDraft, (work, asked) => saveDraft(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked) })),
  serve(contract.answerStep, (work, asked) =>
    answerStep(work, { ...asked.params, ...asked.body, browser: asked, browserHash: browserHash(asked) }),
  ),
  serve(contract.mailResumeLink, (work, asked) => mailResumeLink(work, asked.params.procedureId, browserHash(asked))),
  serve(contract.askAccessCode, (work, asked) => askAccessCode(work, asked.params.procedureId, knowBrowser(asked))),
  serve(contract.takeAccessCode, (work, asked) =>
    takeAccessCode(work, { ...asked.params, ...asked.body, browserHash: knowBrowser(asked) }),
  ),
]

export const endpoints = [...atDealer, ...links, ...procedures, ...registrationEndpoints, ...reviewEndpoints]
