/** The cookie of a lent tablet: of its own, so that the browser's other cookie opens nothing of the customer's, and the other way round. */
import type { Config } from '../../platform/config.ts'
import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { sha256 } from '../sealed.ts'
import { findLentTablet, type TabletRow } from './queries.ts'

export type Cookies = Pick<Asked<undefined, undefined, undefined>, 'cookies'>

/** `__Host-`: set by this host only, over https. */
export const tabletCookie = ({ ORIGIN }: Config): string => `${ORIGIN.startsWith('https:') ? '__Host-' : ''}tsunagu_tablet`

/** The lending this browser is in; undefined for every other browser, and once its time is over. */
export async function tabletOf(work: Work, { cookies }: Cookies): Promise<TabletRow | undefined> {
  const value = cookies[tabletCookie(work.config)]
  return value ? findLentTablet(work.db, sha256(value), work.now) : undefined
}
