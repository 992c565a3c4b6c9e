import * as contract from '@tsunagu/contract/signup.ts'
import { serve } from '../../platform/http/serve.ts'
import { amendRegistration } from './amend-registration.ts'
import { giveCertificatePicture } from './give-certificate-picture.ts'
import { listRegistrations } from './list-registrations.ts'
import { registerFleet } from './register-fleet.ts'

export const registrationEndpoints = [
  serve(contract.listRegistrations, (work) => listRegistrations(work)),
  serve(contract.amendRegistration, (work, asked) => amendRegistration(work, asked.params.registrationId, asked)),
  serve(contract.giveCertificatePicture, (work, { params, bytes }) => giveCertificatePicture(work, params.registrationId, bytes)),
  serve(contract.registerFleet, (work, { body }) => registerFleet(work, body)),
]
