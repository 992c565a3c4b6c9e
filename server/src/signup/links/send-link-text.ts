import { brand } from '@tsunagu/contract/brand.ts'
import { textTo } from '../../accounts/index.ts'
import { Failure } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findPurchase } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import type { Party } from '../tables.ts'
import { endLinkText, findLinkText, isLinkLive } from './queries.ts'

/** Job: the SMS with a link. When the number takes none the console says so. Nothing when a newer link has taken its place. */
export async function sendLinkText(
  door: JobDoor,
  { linkId, purchaseId, party }: { linkId: string; purchaseId: string; party: Party },
): Promise<void> {
  const asked = await door.work(async (work) => {
    const sealed = await findLinkText(work.db, linkId)
    if (!(await isLinkLive(work.db, linkId, work.now))) await endLinkText(work.db, linkId)
    else if (sealed) return openJson<{ url: string; phone: string }>(work, `link text ${linkId}`, sealed)
    return undefined
  })
  if (!asked) return
  const { product } = brand
  const text = {
    ja: `${product.ja}: お申込みはこちらから。はじめに開いた端末だけで使えます。\n${asked.url}`,
    en: `${product.en}: begin your sign-up here. Only the first device that opens it can use it.\n${asked.url}`,
  }
  try {
    await textTo(door, { kind: 'signup.link', phone: asked.phone, text, language: 'ja' })
  } catch (error) {
    if (error instanceof Failure && (!error.retry || door.lastAttempt))
      await door.work(async (work) => {
        await endLinkText(work.db, linkId)
        const purchase = await findPurchase(work.db, purchaseId, null)
        if (purchase) await happened(work, purchase, 'link-text-failed', { facts: { party } })
      })
    throw error
  }
  await door.work((work) => endLinkText(work.db, linkId))
}
