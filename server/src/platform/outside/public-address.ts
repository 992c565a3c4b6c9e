/** Keeps the centre from calling machines of its own network when somebody else chose the address (SSRF). */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// IANA special-purpose registries: none of these is a host of the public Internet
const special4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
const special6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic4 = new BlockList()
for (const [net, prefix] of special4) notPublic4.addSubnet(net, prefix, 'ipv4')
const notPublic6 = new BlockList()
for (const [net, prefix] of special6) notPublic6.addSubnet(net, prefix, 'ipv6')
const globalUnicast6 = new BlockList()
globalUnicast6.addSubnet('2000::', 3, 'ipv6')

/** Is this IP address one of the public Internet? */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !notPublic4.check(address, 'ipv4')
  return version === 6 && globalUnicast6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

/** May a host of this name be public at all? Says nothing about where the name leads: `lookupPublic` does, when it is called. */
export function isPublicName(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  if (isIP(bare)) return isPublicAddress(bare)
  return bare.includes('.') && !/\.(local|localhost|internal|home\.arpa|test|invalid)$/i.test(bare)
}

/** For `http.request({ lookup })`: resolves as usual and fails with `ENOTPUBLIC` when any address is not public, so that a name cannot be turned round later. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...(options as LookupOptions), all: true }, (error, found) => {
    const addresses = (found ?? []) as LookupAddress[]
    const bad = error ?? (addresses.every(({ address }) => isPublicAddress(address)) ? null : notPublic(hostname))
    const first = addresses[0]
    if (bad || !first) done(bad ?? notPublic(hostname), '', 0)
    else if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}

const notPublic = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`not a public address: ${hostname}`), { code: 'ENOTPUBLIC' })
