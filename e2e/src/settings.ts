/** Houses that differ from the laptop's. A few only: each is started once and shared by the files that ask for it. */

/** Without a passkey for single acts, for promises that are about something else; an authentication is fresh for three seconds. */
export const plain = { STEP_UP: 'nobody.asks', FRESH_MINUTES: '0.05' }

/** A request waits for its car for seconds, and what a car said is old after three. */
export const impatient = { STEP_UP: plain.STEP_UP, REQUEST_SECONDS: '6', STALE_MINUTES: '0.05' }

/** HTTPS under a .local name, as for a phone on the same network. */
export const lan = { ...plain, HOUSE_LAN: 'on' }
