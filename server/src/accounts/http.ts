/** The door of accounts: every endpoint and the verb behind it. */
import * as contract from '@tsunagu/contract/accounts.ts'
import * as tokensContract from '@tsunagu/contract/tokens.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import type { Work } from '../platform/work.ts'
import { browserHash, knowBrowser } from './codes/browser.ts'
import { resendCode } from './codes/resend-code.ts'
import { verifyCode } from './codes/verify-code.ts'
import { changeMe } from './details/change-me.ts'
import { chooseLanguage } from './details/choose-language.ts'
import { readMe } from './details/read-me.ts'
import { giveConsent } from './openid/give-consent.ts'
import { interactionOf } from './openid/interactions.ts'
import { readInteraction } from './openid/read-interaction.ts'
import { addPasskey } from './passkeys/add-passkey.ts'
import { listPasskeys } from './passkeys/list-passkeys.ts'
import { passkeyOptions } from './passkeys/passkey-options.ts'
import { removePasskey } from './passkeys/remove-passkey.ts'
import { renamePasskey } from './passkeys/rename-passkey.ts'
import { changePassword } from './password/change-password.ts'
import { completePasswordReset } from './password/complete-password-reset.ts'
import { startPasswordReset } from './password/start-password-reset.ts'
import { profileEndpoints } from './profile-http.ts'
import { completeRegistration } from './registration/complete-registration.ts'
import { startRegistration } from './registration/start-registration.ts'
import { secondFactorEndpoints } from './second-factor-http.ts'
import { sessionCookie } from './sessions/cookies.ts'
import { endAllSessions } from './sessions/end-all-sessions.ts'
import { endSession } from './sessions/end-session.ts'
import { listSessions } from './sessions/list-sessions.ts'
import { signOut } from './sessions/sign-out.ts'
import { passkeySignIn } from './sign-in/passkey-sign-in.ts'
import { passkeySignInOptions } from './sign-in/passkey-sign-in-options.ts'
import { reauthenticate } from './sign-in/reauthenticate.ts'
import { reauthenticateByPasskey } from './sign-in/reauthenticate-by-passkey.ts'
import { reauthenticateOptions } from './sign-in/reauthenticate-options.ts'
import { signIn } from './sign-in/sign-in.ts'
import { addDealer } from './staff/add-dealer.ts'
import { addStaff } from './staff/add-staff.ts'
import { changeStaffPassword } from './staff/change-staff-password.ts'
import { endStaff } from './staff/end-staff.ts'
import { listDealers } from './staff/list-dealers.ts'
import { listStaff } from './staff/list-staff.ts'
import { readStaffMe } from './staff/read-staff-me.ts'
import { reauthenticateStaff } from './staff/reauthenticate-staff.ts'
import { listTokens } from './tokens/list-tokens.ts'
import { makeToken } from './tokens/make-token.ts'
import { revokeToken } from './tokens/revoke-token.ts'

type Cookies = Record<string, string | undefined>

/** The sign-in a registration or reset should carry on with; one that is over meanwhile is no fault. */
const perhapsInteraction = (work: Work, uid: string | undefined, cookies: Cookies) =>
  uid === undefined ? undefined : interactionOf(work, uid, cookies, 'login').catch(() => undefined)

const codes = [
  serve(contract.startRegistration, (work, asked) => startRegistration(work, { ...asked.body, browserHash: knowBrowser(asked) })),
  serve(contract.startPasswordReset, (work, asked) => startPasswordReset(work, { ...asked.body, browserHash: knowBrowser(asked) })),
  serve(contract.resendCode, (work, asked) => resendCode(work, { ...asked.params, browserHash: browserHash(asked) })),
  serve(contract.verifyCode, (work, asked) => verifyCode(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked) })),
  serve(contract.completeRegistration, async (work, asked) => {
    const interaction = await perhapsInteraction(work, asked.body.uid, asked.cookies)
    const forOwners = interaction?.audience === 'owner' ? interaction : undefined
    const { address, params, body } = asked
    return completeRegistration(work, { ...params, ...body, address, browserHash: browserHash(asked), interaction: forOwners })
  }),
  serve(contract.completePasswordReset, async (work, asked) => {
    const interaction = await perhapsInteraction(work, asked.body.uid, asked.cookies)
    const { address, params, body } = asked
    return completePasswordReset(work, { ...params, password: body.password, address, browserHash: browserHash(asked), interaction })
  }),
]

const signingIn = [
  serve(contract.readInteraction, async (work, { params, cookies }) =>
    readInteraction(work, await interactionOf(work, params.uid, cookies)),
  ),
  serve(contract.signIn, async (work, { params, body, cookies, address }) =>
    signIn(work, { interaction: await interactionOf(work, params.uid, cookies, 'login'), ...body, address }),
  ),
  serve(contract.passkeySignInOptions, async (work, { params, cookies }) =>
    passkeySignInOptions(work, await interactionOf(work, params.uid, cookies, 'login')),
  ),
  serve(contract.passkeySignIn, async (work, { params, body, cookies }) =>
    passkeySignIn(work, { interaction: await interactionOf(work, params.uid, cookies, 'login'), ...body }),
  ),
  serve(contract.giveConsent, async (work, { params, body, cookies }) =>
    giveConsent(work, await interactionOf(work, params.uid, cookies), body.allow),
  ),
]

const mine = [
  serve(contract.readMe, (work) => readMe(work)),
  serve(contract.changeMe, (work, { body }) => changeMe(work, body)),
  serve(contract.chooseLanguage, (work, { body }) => chooseLanguage(work, body.language)),
  serve(contract.changePassword, (work, { body }) => changePassword(work, body.password)),
  serve(contract.reauthenticate, (work, { body, address }) => reauthenticate(work, { ...body, address })),
  serve(contract.reauthenticateOptions, (work) => reauthenticateOptions(work)),
  serve(contract.reauthenticateByPasskey, (work, { body }) => reauthenticateByPasskey(work, body.response)),
  serve(contract.listPasskeys, (work) => listPasskeys(work)),
  serve(contract.passkeyOptions, (work) => passkeyOptions(work)),
  serve(contract.addPasskey, (work, { body }) => addPasskey(work, body)),
  serve(contract.renamePasskey, (work, { params, body }) => renamePasskey(work, { ...params, ...body })),
  serve(contract.removePasskey, (work, { params }) => removePasskey(work, params.id)),
]

const sessions = [
  serve(contract.listSessions, (work) => listSessions(work)),
  serve(contract.endSession, (work, { params }) => endSession(work, params.id)),
  serve(contract.endAllSessions, async (work, { clearCookie }) => {
    await endAllSessions(work)
    clearCookie(sessionCookie(work.config, 'owner'))
  }),
  serve(contract.signOut, async (work, { clearCookie }) => {
    const left = await signOut(work)
    clearCookie(sessionCookie(work.config, 'owner'))
    return left
  }),
]

const tokens = [
  serve(tokensContract.listTokens, (work) => listTokens(work)),
  serve(tokensContract.makeToken, (work, { body }) => makeToken(work, body)),
  serve(tokensContract.revokeToken, (work, { params }) => revokeToken(work, params.id)),
]

const staff = [
  serve(contract.readStaffMe, (work) => readStaffMe(work)),
  serve(contract.listStaff, (work) => listStaff(work)),
  serve(contract.addStaff, (work, { body }) => addStaff(work, body)),
  serve(contract.endStaff, (work, { params }) => endStaff(work, params.staffId)),
  serve(contract.listDealers, (work) => listDealers(work)),
  serve(contract.addDealer, (work, { body }) => addDealer(work, body)),
  serve(contract.reauthenticateStaff, (work, { body, address }) => reauthenticateStaff(work, { ...body, address })),
  serve(contract.changeStaffPassword, (work, { body }) => changeStaffPassword(work, body.password)),
  serve(contract.staffSignOut, async (work, { clearCookie }) => {
    const left = await signOut(work)
    clearCookie(sessionCookie(work.config, 'staff'))
    return left
  }),
]

export const endpoints: readonly Served[] = [
  ...codes,
  ...signingIn,
  ...mine,
  ...sessions,
  ...tokens,
  ...staff,
  ...profileEndpoints,
  ...secondFactorEndpoints,
]
