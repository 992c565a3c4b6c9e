/** What lives beside the owner's app under the same origin. */
const neighbours = ['/account', '/signup', '/dealer', '/desk', '/kit', '/oidc', '/api', '/mailbox']

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** Whether an address is one of this app's own pages, so that its router and not the browser goes there. */
export function belongs(href: string, home: string): boolean {
  if (!href.startsWith('/') || href.startsWith('//')) return false
  const path = href.split(/[?#]/)[0] ?? href
  if (home !== '/') return within(path, home)
  return !neighbours.some((neighbour) => within(path, neighbour))
}
