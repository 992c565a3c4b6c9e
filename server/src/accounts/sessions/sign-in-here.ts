import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { randomToken } from '../keys.ts'
import { deviceName } from '../rules.ts'
import { arrive } from './arrive.ts'
import { deviceCookie, sessionCookie, sessionDays } from './cookies.ts'

type Browser = Pick<Asked<undefined, undefined, undefined>, 'address' | 'userAgent' | 'cookies' | 'setCookie'>

/** Signs an owner in at the browser that asks, as after a sign-in: for those who have just proved who they are on another way. */
export async function signInHere(work: Work, accountId: string, { address, userAgent, cookies, setCookie }: Browser): Promise<void> {
  const { config } = work
  const name = sessionCookie(config, 'owner')
  const deviceToken = cookies[deviceCookie(config)] ?? randomToken()
  const device = deviceName(userAgent)
  const { value } = await arrive(work, { accountId, audience: 'owner', device, address, replaces: cookies[name], deviceToken })
  setCookie(name, value, { days: sessionDays(config, 'owner') })
  setCookie(deviceCookie(config), deviceToken, { days: 400 })
}
