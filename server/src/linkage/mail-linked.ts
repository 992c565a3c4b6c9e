import { brand } from '@tsunagu/contract/brand.ts'
import { accountById, sendMail } from '../accounts/index.ts'
import type { JobDoor } from '../platform/module.ts'
import { letter, senderOf } from '../platform/outside/letter.ts'
import type { Mail } from '../platform/outside/mail.ts'
import type { Work } from '../platform/work.ts'
import { cardsOf } from './queries.ts'
import type { CardKind } from './tables.ts'

/** Tells an owner that a card was linked: whoever did not do it hears of it. Nothing when the link is gone meanwhile. */
export async function mailLinked(door: JobDoor, { accountId, cardId }: { accountId: string; cardId: string }): Promise<void> {
  const mail = await door.work((work) => mailFor(work, accountId, cardId))
  if (mail) await sendMail(door, mail)
}

const names: Record<CardKind, { ja: string; en: string }> = {
  'owners-card': { ja: 'レクサスオーナーズカードID', en: 'Lexus owner’s card ID' },
  'service-card': { ja: 'レクサスサービスカードID', en: 'Lexus service card ID' },
  'g-link-lite': { ja: 'G-Link Lite ID', en: 'G-Link Lite ID' },
}

async function mailFor(work: Work, accountId: string, cardId: string): Promise<Mail | undefined> {
  const card = (await cardsOf(work.db, accountId)).find(({ id }) => id === cardId)
  if (!card) return undefined
  const { email, name, language } = await accountById(work, accountId)
  const [product, account, desk] = [brand.product, brand.account, brand.desks.information]
  const url = `${work.config.ORIGIN}/account/linkage`
  return letter({
    kind: 'linkage.linked',
    to: email,
    from: senderOf(brand.mail.account, language),
    first: language,
    subject: { ja: 'お車のサービスとの連携が完了しました', en: 'Your card is linked' },
    ja: {
      title: '連携が完了しました',
      paragraphs: [`${name} 様`, `お使いの${account.ja}に、次のIDを連携しました。${product.ja}で、お車のサービスをご利用いただけます。`],
      facts: [[names[card.kind].ja, `末尾 ${card.number_tail}`]],
      button: { label: '連携の一覧を見る', url },
      notes: [`お心当たりのないときは、${desk.name.ja}（${desk.phone}）へご連絡ください。`],
    },
    en: {
      title: 'Your card is linked',
      paragraphs: [
        `Dear ${name},`,
        `this ID is now linked with your ${account.en}. The services of your car are yours to use in ${product.en}.`,
      ],
      facts: [[names[card.kind].en, `ending in ${card.number_tail}`]],
      button: { label: 'See what is linked', url },
      notes: [`If this was not you, please call the ${desk.name.en} (${desk.phone}).`],
    },
  })
}
