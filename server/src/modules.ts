/** The house, ground floor first: a module calls only those above it in this list and tells events to those below it in it. */
import { accounts } from './accounts/module.ts'
import { builders } from './builders/module.ts'
import { contracts } from './contracts/module.ts'
import { drives } from './drives/module.ts'
import { link } from './link/module.ts'
import { linkage } from './linkage/module.ts'
import { notices } from './notices/module.ts'
import { payments } from './payments/module.ts'
import type { Module } from './platform/module.ts'
import { platform } from './platform/platform.ts'
import { remote } from './remote/module.ts'
import { signup } from './signup/module.ts'
import { vehicles } from './vehicles/module.ts'

export const modules: readonly Module[] = [
  platform,
  accounts,
  payments,
  vehicles,
  contracts,
  linkage,
  signup,
  link,
  drives,
  remote,
  notices,
  builders,
]
