import { addPasskey, passkeyOptions } from '@tsunagu/contract/accounts.ts'
import { call } from '@tsunagu/kit/session.ts'

/** WebAuthn Level 3 JSON, in the browser itself; without it no passkey is offered here, and the account's own page has other ways. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.prototype.toJSON === 'function'

/** Makes a passkey on this device and keeps it. Gives false when the person or the device would not. Throws CallFailed. */
export async function makePasskey(name: string): Promise<boolean> {
  const options = await call(passkeyOptions)
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  let made: Credential | null
  try {
    made = await navigator.credentials.create({ publicKey })
  } catch {
    return false
  }
  if (!(made instanceof PublicKeyCredential)) return false
  await call(addPasskey, { body: { name, response: { ...made.toJSON() } } })
  return true
}
