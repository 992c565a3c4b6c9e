/**
 * A dealer's tablet lent to a customer (IMP-24), as every page of this origin knows it. The centre holds the lending itself, by a cookie;
 * this mark only says that one is on, so that each page watches for a hand that is not there any more.
 */
const name = 'tsunagu.lent'
/** `back`: the customer is done; the page that blanks the screen has yet to tell the centre. */
type Lending = 'lent' | 'back'
export const tabletPage = '/signup/tablet'

export function lending(): Lending | null {
  try {
    const found = localStorage.getItem(name)
    return found === 'lent' || found === 'back' ? found : null
  } catch {
    return null
  }
}

const before = new Set<() => Promise<unknown>>()
/** What has still to be sent, a draft, before the browser forgets it. Gives how to take that back. */
export function beforeHandBack(act: () => Promise<unknown>): () => void {
  before.add(act)
  return () => before.delete(act)
}
const patienceMs = 3000

/** The console gives this browser to a customer, at `url`. Nothing of the console stays in it. */
export function lendTo(url: string): void {
  forgetKept()
  localStorage.setItem(name, 'lent')
  leaveFor(url)
}

/** The customer is done, or gone: what was typed is sent, then the screen is blank, and stays so when somebody presses Back. */
export async function handBack(): Promise<void> {
  if (lending() !== 'lent') return
  localStorage.setItem(name, 'back')
  await Promise.race([Promise.allSettled([...before].map((act) => act())), new Promise((go) => setTimeout(go, patienceMs))])
  leaveFor(tabletPage)
}

/** Drafts and choices of whoever had this browser. Twice: a page that is left may write its own last words. */
export function forgetKept(): void {
  try {
    sessionStorage.clear()
    for (const key of Object.keys(localStorage)) if (key.startsWith('tsunagu.') && key !== name) localStorage.removeItem(key)
  } catch {
    // forbidden: nothing was kept either
  }
}

/** The centre knows: this browser is nobody's. */
export const returned = (): void => localStorage.removeItem(name)

export const atTabletPage = (): boolean => location.pathname === tabletPage

/** A page that the browser keeps for its Back button is kept empty. */
export function leaveFor(address: string): void {
  document.body.replaceChildren()
  location.replace(address)
}

/** The sign-up and the sign-in on its way; and the mailbox of a house that runs on one's own machine. */
export const mayShow = (path: string): boolean => /^\/(signup|mailbox)(\/|$)|^\/account\/(sign-in|password-reset)(\/|$)/.test(path)
