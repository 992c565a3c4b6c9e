/** Is a port free? Asked before anything starts, so that the answer names the port and the way out. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Throws an Error that says which port is taken and how to choose another. */
export async function checkPort(port: number, host: string, what: string, option: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      reject(new Error(`Port ${port} (${what}) is taken. Choose another: npm start -- ${option} ${port + 1}`))
    else reject(new Error(`Port ${port} (${what}): ${error.message}. Choose another: npm start -- ${option} NUMBER`))
  })
  probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()))
  return promise
}

/** Ports that are free now on the loopback address, each another one. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  // all are held before the first is let go: none comes twice
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  return Promise.all(
    probes.map(async (probe) => {
      const { port } = probe.address() as AddressInfo
      probe.close()
      await once(probe, 'close')
      return port
    }),
  )
}

export const freePort = async (): Promise<number> => (await freePorts(1))[0] as number
