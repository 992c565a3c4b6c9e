import * as contract from '@tsunagu/contract/contracts.ts'
import { serve } from '../platform/http/serve.ts'
import { listConsents } from './consents/list-consents.ts'
import { withdrawConsent } from './consents/withdraw-consent.ts'
import { listDocuments, readDocument } from './documents/read-document.ts'
import { readDocumentFile } from './documents/read-document-file.ts'
import { readContract } from './read-contract.ts'
import { readOffer } from './read-offer.ts'
import { readStaffContract } from './read-staff-contract.ts'

export const endpoints = [
  serve(contract.listDocuments, (work) => listDocuments(work)),
  serve(contract.readDocument, (work, { params, query }) => readDocument(work, params.documentId, query.version)),
  serve(contract.readDocumentFile, (work, { params, query }) => readDocumentFile(work, params.documentId, query)),
  serve(contract.listConsents, (work) => listConsents(work)),
  serve(contract.withdrawConsent, (work, { params }) => withdrawConsent(work, params.consentId)),
  serve(contract.readOffer, (work, { params }) => readOffer(work, params.vehicleId)),
  serve(contract.readContract, (work, { params }) => readContract(work, params.vehicleId)),
  serve(contract.readStaffContract, (work, { params }) => readStaffContract(work, params.vehicleId)),
]
