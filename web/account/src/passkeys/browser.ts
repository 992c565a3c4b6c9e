/** The browser's side of WebAuthn, with faults a person can be told about. */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'

/** `given-up`: we took the question back ourselves (another one was asked, the page was left). */
export type PasskeyFault = 'unsupported' | 'cancelled' | 'already-here' | 'given-up' | 'failed'

export class PasskeyFailed extends Error {
  readonly fault: PasskeyFault
  constructor(fault: PasskeyFault, cause?: unknown) {
    super(fault, { cause })
    this.fault = fault
  }
}

type Json = Record<string, unknown>

/** Whether this browser can use passkeys at all (a secure origin is needed: https or localhost). */
export const passkeysWork = (): boolean => browserSupportsWebAuthn()

/** Whether passkeys can be offered in the e-mail field's own list (conditional mediation). */
export const passkeysFillIn = (): Promise<boolean> => browserSupportsWebAuthnAutofill()

/** Asks for a passkey. `fillIn`: quietly, in the e-mail field's list, until one is picked. */
export const answerByPasskey = (options: Json, fillIn = false): Promise<Json> =>
  told(() => startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON, useBrowserAutofill: fillIn }))

/** Makes a passkey on this device or on one nearby. */
export const makePasskey = (options: Json): Promise<Json> =>
  told(() => startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }))

/** Takes back a question that still stands. */
export const giveUpPasskey = (): void => WebAuthnAbortService.cancelCeremony()

async function told(ask: () => Promise<object>): Promise<Json> {
  if (!passkeysWork()) throw new PasskeyFailed('unsupported')
  try {
    return { ...(await ask()) }
  } catch (error) {
    throw new PasskeyFailed(faultOf(error), error)
  }
}

/** The words of the standard (WebAuthn Level 3 §5.1) that a person can do something about. */
function faultOf(error: unknown): PasskeyFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError') return 'given-up'
  if (name === 'NotAllowedError') return 'cancelled'
  if (name === 'InvalidStateError') return 'already-here'
  return 'failed'
}
