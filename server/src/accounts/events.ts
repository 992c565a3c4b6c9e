/** What accounts tells. Ids only: whoever reacts reads the rest through the front door. */
export type Registered = { type: 'accounts.registered'; accountId: string }
export type SignedInOnNewDevice = { type: 'accounts.signed-in-on-new-device'; accountId: string; sessionId: string; device: string }
export type PasswordChanged = { type: 'accounts.password-changed'; accountId: string }
export type PasskeyAdded = { type: 'accounts.passkey-added'; accountId: string; passkeyId: string }
/** A personal API token; `name`: what its owner calls it. */
export type TokenMade = { type: 'accounts.token-made'; accountId: string; tokenId: string; name: string }
export type SecondFactorOn = { type: 'accounts.second-factor-on'; accountId: string }
export type SecondFactorOff = { type: 'accounts.second-factor-off'; accountId: string }
/** `left`: how many recovery codes still work. */
export type RecoveryCodeUsed = { type: 'accounts.recovery-code-used'; accountId: string; left: number }
export type PhoneChanged = { type: 'accounts.phone-changed'; accountId: string }
export type MailBounced = { type: 'accounts.mail-bounced'; accountId: string }

/** Name or birth date are others now, after a request (IMP-28): what was compared with them may be compared again. */
export type IdentityChanged = { type: 'accounts.identity-changed'; accountId: string }

/** By the person or for safety's sake; a session that only ran out tells nothing. */
export type SessionEnded = { type: 'accounts.session-ended'; accountId: string; sessionId: string }

export type AccountsEvent =
  | Registered
  | SignedInOnNewDevice
  | PasswordChanged
  | PasskeyAdded
  | TokenMade
  | SecondFactorOn
  | SecondFactorOff
  | RecoveryCodeUsed
  | PhoneChanged
  | MailBounced
  | SessionEnded
  | IdentityChanged

/** Holds a told event to its type: `work.tell(told({ type: … }))`. */
export const told = <E extends AccountsEvent>(event: E): E => event
