/** Every endpoint of the centre, module by module, ground floor first: for OpenAPI and for the test that each one is served. */
import * as accounts from './accounts.ts'
import * as builders from './builders.ts'
import * as contracts from './contracts.ts'
import * as devices from './devices.ts'
import * as drives from './drives.ts'
import type { Endpoint } from './endpoint.ts'
import * as lineState from './line-state.ts'
import * as link from './link.ts'
import * as linkage from './linkage.ts'
import * as notices from './notices.ts'
import * as payments from './payments.ts'
import * as platform from './platform.ts'
import * as profile from './profile.ts'
import * as remote from './remote.ts'
import * as secondFactor from './second-factor.ts'
import * as signup from './signup.ts'
import * as tablet from './tablet.ts'
import * as tokens from './tokens.ts'
import * as vehicles from './vehicles.ts'

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'who' in value

export const endpoints: readonly Endpoint[] = [
  platform,
  accounts,
  tokens,
  secondFactor,
  profile,
  payments,
  vehicles,
  contracts,
  linkage,
  signup,
  tablet,
  link,
  devices,
  lineState,
  drives,
  remote,
  notices,
  builders,
].flatMap((module) => Object.values(module).filter(isEndpoint))
