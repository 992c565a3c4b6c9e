import * as contract from '@tsunagu/contract/signup.ts'
import * as tablet from '@tsunagu/contract/tablet.ts'
import { serve } from '../platform/http/serve.ts'
import { listModels } from '../vehicles/index.ts'
import { lookAtLink } from './links/look-at-link.ts'
import { makeUserLink } from './links/make-user-link.ts'
import { textLink } from './links/text-link.ts'
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
import { takeOverCar } from './purchases/take-over-car.ts'
import { registrationEndpoints } from './registrations/http.ts'
import { reviewEndpoints } from './reviews/http.ts'
import { handBackTablet } from './tablets/hand-back-tablet.ts'
import { lendTablet } from './tablets/lend-tablet.ts'
import { touchTablet } from './tablets/touch-tablet.ts'

const atDealer = [
  serve(contract.listPurchases, (work, { query }) => listPurchases(work, query)),
  serve(contract.listModels, (work) => listModels(work)),
  serve(contract.openPurchase, (work, { body }) => openPurchase(work, body)),
  serve(contract.readPurchase, (work, { params }) => readPurchase(work, params.purchaseId)),
  serve(contract.changeStated, (work, { params, body }) => changeStated(work, params.purchaseId, body)),
  serve(contract.issueLink, (work, { params }) => issueLink(work, params.purchaseId, params.party)),
  serve(contract.textLink, (work, { params }) => textLink(work, params.purchaseId, params.party)),
  serve(contract.confirmParty, (work, { params, body }) => confirmParty(work, params.purchaseId, params.party, body)),
  serve(contract.reopenParty, (work, { params, body }) => reopenParty(work, params.purchaseId, params.party, body.what)),
  serve(contract.acknowledge, (work, { params }) => acknowledge(work, params.purchaseId, params.party)),
  serve(contract.recordRegistration, (work, { params, body }) => recordRegistration(work, params.purchaseId, body)),
  serve(contract.recordDelivery, (work, { params, body }) => recordDelivery(work, params.purchaseId, body.deliveredOn)),
  serve(contract.takeOverCar, (work, { body }) => takeOverCar(work, body)),
  serve(contract.cancelPurchase, (work, { params }) => cancelPurchase(work, params.purchaseId)),
]

const links = [
  serve(contract.lookAtLink, async (work, asked) =>
    lookAtLink(work, { key: asked.body, browserHash: await browserHash(work, asked), address: asked.address }),
  ),
  serve(contract.begin, async (work, asked) =>
    begin(work, { ...asked.body, browserHash: await knowBrowser(work, asked), address: asked.address }),
  ),
  serve(contract.beginAfterDelivery, async (work, asked) =>
    beginAfterDelivery(work, { ...asked.body, browserHash: await knowBrowser(work, asked) }),
  ),
  serve(contract.beginServices, async (work, asked) => beginServices(work, { ...asked.body, browserHash: await knowBrowser(work, asked) })),
  serve(contract.makeUserLink, async (work, asked) =>
    makeUserLink(work, { ...asked.params, ...asked.body, browserHash: await browserHash(work, asked) }),
  ),
]

const procedures = [
  serve(contract.readProcedure, async (work, asked) => readProcedure(work, asked.params.procedureId, await browserHash(work, asked))),
  serve(contract.saveDraft, async (work, asked) =>
    saveDraft(work, { ...asked.params, ...asked.body, browserHash: await browserHash(work, asked) }),
  ),
  serve(contract.answerStep, async (work, asked) =>
    answerStep(work, { ...asked.params, ...asked.body, browser: asked, browserHash: await browserHash(work, asked) }),
  ),
  serve(contract.mailResumeLink, async (work, asked) => mailResumeLink(work, asked.params.procedureId, await browserHash(work, asked))),
  serve(contract.askAccessCode, async (work, asked) => askAccessCode(work, asked.params.procedureId, await knowBrowser(work, asked))),
  serve(contract.takeAccessCode, async (work, asked) =>
    takeAccessCode(work, { ...asked.params, ...asked.body, browserHash: await knowBrowser(work, asked) }),
  ),
]

const tablets = [
  serve(tablet.lendTablet, (work, asked) => lendTablet(work, { ...asked.params, browser: asked })),
  serve(tablet.touchTablet, (work, asked) => touchTablet(work, asked)),
  serve(tablet.handBackTablet, (work, asked) => handBackTablet(work, asked)),
]

export const endpoints = [...atDealer, ...links, ...procedures, ...tablets, ...registrationEndpoints, ...reviewEndpoints]
