/** What other modules tell, and whom it concerns. */
import type {
  MailBounced,
  PasskeyAdded,
  PasswordChanged,
  PhoneChanged,
  RecoveryCodeUsed,
  Registered,
  SecondFactorOff,
  SecondFactorOn,
  SessionEnded,
  SignedInOnNewDevice,
  TokenMade,
} from '../accounts/events.ts'
import { accountById } from '../accounts/index.ts'
import type { Module } from '../platform/module.ts'
import type { VehicleTakenOver } from '../vehicles/events.ts'
import { vehicleName } from '../vehicles/index.ts'
import { forgetSession } from './forget-session.ts'
import { inform } from './inform.ts'
import { tellDeviceAlert } from './tell-device-alert.ts'
import { tellRegistration } from './tell-registration.ts'
import { tellRequestEnd } from './tell-request-end.ts'

export const reactions = {
  'accounts.registered': async (work, { accountId }: Registered) => {
    const { name } = await accountById(work, accountId)
    await inform(work, { to: accountId, word: 'registered', facts: { name }, once: 'registered' })
  },
  'accounts.signed-in-on-new-device': (work, { accountId, sessionId, device }: SignedInOnNewDevice) =>
    inform(work, { to: accountId, word: 'signed-in-on-new-device', facts: { device }, once: `session-${sessionId}` }),
  'accounts.password-changed': (work, { accountId }: PasswordChanged) =>
    inform(work, { to: accountId, word: 'password-changed', facts: {} }),
  'accounts.passkey-added': (work, { accountId, passkeyId }: PasskeyAdded) =>
    inform(work, { to: accountId, word: 'passkey-added', facts: {}, once: `passkey-${passkeyId}` }),
  'accounts.token-made': (work, { accountId, tokenId, name }: TokenMade) =>
    inform(work, { to: accountId, word: 'token-made', facts: { name }, once: `token-${tokenId}` }),
  'accounts.second-factor-on': (work, { accountId }: SecondFactorOn) =>
    inform(work, { to: accountId, word: 'second-factor-on', facts: {} }),
  'accounts.second-factor-off': (work, { accountId }: SecondFactorOff) =>
    inform(work, { to: accountId, word: 'second-factor-off', facts: {} }),
  'accounts.recovery-code-used': (work, { accountId, left }: RecoveryCodeUsed) =>
    inform(work, { to: accountId, word: 'recovery-code-used', facts: { left } }),
  'accounts.phone-changed': (work, { accountId }: PhoneChanged) => inform(work, { to: accountId, word: 'phone-changed', facts: {} }),
  'accounts.mail-bounced': async (work, { accountId }: MailBounced) => {
    const { email } = await accountById(work, accountId)
    await inform(work, { to: accountId, word: 'mail-bounced', facts: { email } })
  },
  'vehicles.taken-over': async (work, { vehicleId, accountId }: VehicleTakenOver) => {
    const vehicle = await vehicleName(work, vehicleId, accountId)
    await inform(work, { to: accountId, word: 'vehicle-taken-over', facts: { vehicle }, vehicleId })
  },
  'signup.registration-moved': tellRegistration,
  'accounts.session-ended': (work, { sessionId }: SessionEnded) => forgetSession(work, sessionId),
  'link.request-moved': tellRequestEnd,
  'link.device-alerted': tellDeviceAlert,
} satisfies Module['reactions']
