import { readInteraction } from '@tsunagu/contract/accounts.ts'
import { call } from '@tsunagu/kit/session.ts'

/**
 * Walks the provider's redirects without leaving the page, so that a passkey can be offered before the owner goes on.
 * Only for our own apps: another party's app lies on another origin, and its code must reach it and nobody else.
 * @returns where the way ended, signed in; null when the browser itself must go
 */
export async function followSignIn(next: string): Promise<string | null> {
  if (new URL(next, location.origin).origin !== location.origin) return null
  try {
    const answer = await fetch(next, { credentials: 'same-origin', headers: { accept: 'text/html' } })
    const end = new URL(answer.url)
    const ours = end.origin === location.origin && !end.pathname.startsWith('/account/sign-in/')
    return answer.ok && ours ? end.pathname + end.search + end.hash : null
  } catch {
    return null
  }
}

/** Whether the sign-in is for one of our own apps; asked before the account is made, while the provider still knows. */
export async function isForUs(uid: string | undefined): Promise<boolean> {
  if (!uid) return false
  try {
    return (await call(readInteraction, { params: { uid } })).firstParty
  } catch {
    return false
  }
}
