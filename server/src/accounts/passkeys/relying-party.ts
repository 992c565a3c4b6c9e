/** Who we are to an authenticator (WebAuthn Level 3): the host of ORIGIN, and the only origin whose assertions count. */
import { brand } from '@tsunagu/contract/brand.ts'
import type { Config } from '../../platform/config.ts'

export const relyingParty = (config: Config) => ({ id: new URL(config.ORIGIN).hostname, origin: config.ORIGIN, name: brand.account.ja })

/** Keys we take (COSE): Ed25519, P-256, RSA. */
export const algorithms = [-8, -7, -257]
