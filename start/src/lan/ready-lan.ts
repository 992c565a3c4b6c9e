/** `npm start -- --lan`: HTTPS under a name that a phone on the same network can open. */
import { join } from 'node:path'
import { readyCertificates } from './authority.ts'
import { answerForName, lanAddresses } from './name.ts'
import { serveTrustPage } from './trust-page.ts'

export interface Lan {
  origin: string
  /** For the centre's configuration. */
  env: { HOST: string; ORIGIN: string; TLS_CERT: string; TLS_KEY: string }
  /** Where a phone takes the authority from, by address: it needs no name for it. */
  trustUrls: string[]
  fingerprint: string
  /** Why the name may not be found, if so. */
  warning: string | undefined
  stop(): Promise<void>
}

/** `name`: `tsunagu.local`, or any name that the network's DNS knows. */
export async function readyLan(options: { dataDir: string; name: string; port: number; trustPort: number }): Promise<Lan> {
  const { dataDir, name, port, trustPort } = options
  const addresses = lanAddresses()
  const origin = `https://${name}:${port}`
  const made = await readyCertificates(join(dataDir, 'lan'), [name, 'localhost', '127.0.0.1', ...addresses], new Date())
  const ownName = name.endsWith('.local') ? await answerForName(name, addresses) : undefined
  const page = await serveTrustPage(trustPort, '0.0.0.0', origin, made)
  return {
    origin,
    env: { HOST: '0.0.0.0', ORIGIN: origin, TLS_CERT: made.certFile, TLS_KEY: made.keyFile },
    trustUrls: (addresses.length > 0 ? addresses : ['127.0.0.1']).map((address) => `http://${address}:${trustPort}/`),
    fingerprint: made.fingerprint,
    warning:
      addresses.length === 0
        ? 'This machine has no address on a local network: only its own browsers will find it.'
        : ownName?.fault
          ? `The name ${name} cannot be announced here (${ownName.fault}): give one that your network knows with --host NAME.`
          : undefined,
    async stop() {
      await ownName?.close()
      page.closeAllConnections()
      await new Promise((resolve) => page.close(resolve))
    },
  }
}
