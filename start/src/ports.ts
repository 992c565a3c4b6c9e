/** Is a port free? Asked before anything starts, so that the answer names the port and the way out. */
import { createServer } from 'node:net'

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
