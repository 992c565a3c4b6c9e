import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import type { Problem } from '@tsunagu/contract/endpoint.ts'

/** Step-up in place: asks for the passkey with the challenge of this very request; null when the person gives up. */
export async function provePasskey({ facts }: Problem): Promise<string | null> {
  if (!facts?.options) return null
  try {
    const response = await startAuthentication({ optionsJSON: facts.options as PublicKeyCredentialRequestOptionsJSON })
    return base64url(JSON.stringify({ challengeId: facts.challengeId, response }))
  } catch {
    // closed, timed out, or no passkey on this device: the page says that it was not confirmed
    return null
  }
}

/** What the answer holds is ASCII throughout. */
const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
