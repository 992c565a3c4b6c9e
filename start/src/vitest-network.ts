import { setServers } from 'node:dns'
import { Socket, type TcpSocketConnectOpts } from 'node:net'

/** Tests may talk to this machine only: whatever opens another connection fails at once and says where to. */

type Connect = Socket['connect']

const connect: Connect = Socket.prototype.connect

Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const host = hostOf(given)
  if (host !== undefined && !isLoopback(host)) {
    process.nextTick(() => this.destroy(new Error(`A test tried to reach ${host}: tests talk to this machine only`)))
    return this
  }
  return Reflect.apply(connect, this, given)
} as Connect

// Questions to a name server go out by UDP: nobody answers at this port.
setServers(['127.0.0.1:9'])

/** `connect(options)`, `connect(path)`, `connect(port, host)`; Node itself passes them wrapped in an array. */
function hostOf(given: unknown[]): string | undefined {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given
  if (typeof first === 'object' && first !== null) return 'path' in first ? undefined : (first as TcpSocketConnectOpts).host
  return typeof second === 'string' ? second : undefined
}

function isLoopback(host: string): boolean {
  return /^(localhost|(.+\.)?localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::ffff:127\..*)$/.test(host)
}
