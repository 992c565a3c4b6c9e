/** Every endpoint of the centre, module by module, ground floor first: for OpenAPI and for the test that each one is served. */
import * as accounts from './accounts.ts'
import type { Endpoint } from './endpoint.ts'
import * as link from './link.ts'
import * as notices from './notices.ts'
import * as platform from './platform.ts'
import * as remote from './remote.ts'
import * as vehicles from './vehicles.ts'

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'who' in value

export const endpoints: readonly Endpoint[] = [platform, accounts, vehicles, link, remote, notices].flatMap((module) =>
  Object.values(module).filter(isEndpoint),
)
