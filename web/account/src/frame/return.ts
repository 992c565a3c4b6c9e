/** Where the owner came from, and where leaving leads. */

const key = 'tsunagu.account.return'

/** Only an address of our own origin: `//elsewhere` and `https://elsewhere` are not. */
export function ownAddress(asked: string | null | undefined, origin = location.origin): string | null {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return null
  const url = new URL(asked, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : null
}

/** Keeps `?return=` for this tab, so that every page knows the way back. */
export function rememberReturn(): void {
  const asked = ownAddress(new URLSearchParams(location.search).get('return'))
  if (!asked) return
  try {
    sessionStorage.setItem(key, asked)
  } catch {
    // forbidden: the way back is the owner's home
  }
}

/** The page the owner came from; the owner's home when none is known. */
export function wayBack(): string {
  try {
    return ownAddress(sessionStorage.getItem(key)) ?? '/'
  } catch {
    return '/'
  }
}

/** Staff begin at a door of their own. */
export const staffSignInAddress = (path = '/account/staff') => `/api/staff-session/start?${new URLSearchParams({ return: path })}`

/** The address that begins a sign-in and comes back to `path`. */
export const signInAddress = (path: string, screen?: 'register') =>
  `/api/session/start?${new URLSearchParams({ return: path, ...(screen ? { screen } : {}) })}`
