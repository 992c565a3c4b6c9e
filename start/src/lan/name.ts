/** The laptop's name on the local network: a small multicast-DNS responder (RFC 6762) that answers for one `.local` name. */
import { networkInterfaces } from 'node:os'
import openMdns from 'multicast-dns'

/** The addresses phones on the same network reach us by. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/** Answers for the name until it is closed. Gives why it cannot, where the network has no multicast. */
export async function answerForName(
  name: string,
  addresses: readonly string[],
): Promise<{ fault: string | undefined; close(): Promise<void> }> {
  const mdns = openMdns()
  let fault: string | undefined
  mdns.on('error', (error: Error) => {
    fault ??= error.message
  })
  mdns.on('warning', () => {})
  // cache-flush: our word that nobody else holds the name (RFC 6762 §10.2)
  const answers = addresses.map((data) => ({ name, type: 'A' as const, ttl: 120, flush: true, data }))
  mdns.on('query', ({ questions = [] }) => {
    const asked = questions.some((q) => q.name.toLowerCase() === name && ['A', 'ANY'].includes(q.type as string))
    if (asked) mdns.respond({ answers })
  })
  await new Promise<void>((resolve) => {
    mdns.once('ready', resolve)
    setTimeout(resolve, 1000).unref()
  })
  return {
    fault,
    close: () => new Promise((resolve) => mdns.destroy(() => resolve())),
  }
}
