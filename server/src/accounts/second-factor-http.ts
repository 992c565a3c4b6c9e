/** The endpoints of the second factor and the verb behind each. */
import * as contract from '@tsunagu/contract/second-factor.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import { interactionOf } from './openid/interactions.ts'
import { changePhone } from './second-factor/change-phone.ts'
import { makeRecoveryCodes } from './second-factor/make-recovery-codes.ts'
import { askPhoneCode, proveByRecoveryCode, readPhoneCode, resendPhoneCode, verifyPhoneCode } from './second-factor/my-phone-codes.ts'
import { readSecondFactor } from './second-factor/read-second-factor.ts'
import { readSignInCode, resendSignInCode, takeRecoveryCode, takeSignInCode } from './second-factor/sign-in-code.ts'
import { switchOffSecondFactor } from './second-factor/switch-off.ts'
import { switchOnSecondFactor } from './second-factor/switch-on.ts'

const signingIn = [
  serve(contract.readSignInCode, async (work, { params, cookies }) =>
    readSignInCode(work, await interactionOf(work, params.uid, cookies, 'login')),
  ),
  serve(contract.resendSignInCode, async (work, { params, cookies, address }) =>
    resendSignInCode(work, await interactionOf(work, params.uid, cookies, 'login'), address),
  ),
  serve(contract.takeSignInCode, async (work, { params, body, cookies }) =>
    takeSignInCode(work, await interactionOf(work, params.uid, cookies, 'login'), body.code),
  ),
  serve(contract.takeRecoveryCode, async (work, { params, body, cookies }) =>
    takeRecoveryCode(work, await interactionOf(work, params.uid, cookies, 'login'), body.code),
  ),
]

const mine = [
  serve(contract.readSecondFactor, (work) => readSecondFactor(work)),
  serve(contract.askPhoneCode, (work, { body, address }) => askPhoneCode(work, { phone: body.phone, address })),
  serve(contract.readPhoneCode, (work, { params }) => readPhoneCode(work, params.id)),
  serve(contract.resendPhoneCode, (work, { params, address }) => resendPhoneCode(work, { ...params, address })),
  serve(contract.verifyPhoneCode, (work, { params, body }) => verifyPhoneCode(work, { ...params, ...body })),
  serve(contract.proveByRecoveryCode, (work, { body }) => proveByRecoveryCode(work, body.code)),
  serve(contract.switchOnSecondFactor, (work) => switchOnSecondFactor(work)),
  serve(contract.switchOffSecondFactor, (work) => switchOffSecondFactor(work)),
  serve(contract.makeRecoveryCodes, (work) => makeRecoveryCodes(work)),
  serve(contract.changePhone, (work, { body }) => changePhone(work, body.codeId)),
]

export const secondFactorEndpoints: readonly Served[] = [...signingIn, ...mine]
