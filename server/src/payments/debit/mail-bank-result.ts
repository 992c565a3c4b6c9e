import { brand } from '@tsunagu/contract/brand.ts'
import { type Account, accountById, sendMail } from '../../accounts/index.ts'
import type { JobDoor } from '../../platform/module.ts'
import { letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import { findMethod, type MethodRow } from '../queries.ts'

/** Job: tells the person what the bank decided. */
export async function mailBankResult(door: JobDoor, { methodId }: { methodId: string }): Promise<void> {
  const mail = await door.work(async (work) => {
    const method = await findMethod(work.db, methodId)
    if (!method || (method.state !== 'active' && method.state !== 'refused')) return undefined
    return bankResultMail(await accountById(work, method.account_id), method, `${work.config.ORIGIN}/account/payments`)
  })
  if (mail) await sendMail(door, mail)
}

/** The words of a bank stay as they came, when we have no sentence for them. */
const reasons: Record<string, { ja: string; en: string }> = {
  'name-differs': { ja: '口座名義が一致しませんでした', en: 'The account holder did not match' },
  'account-closed': { ja: '口座を確認できませんでした', en: 'The account could not be found' },
  'pin-wrong': { ja: '暗証番号が確認できませんでした', en: 'The PIN could not be confirmed' },
}

function bankResultMail(
  { email, name, language }: Account,
  { state, bank, why }: Pick<MethodRow, 'state' | 'bank' | 'why'>,
  address: string,
): Mail {
  const sent = { to: email, from: senderOf(brand.mail.account, language), first: language }
  const facts = (ja: boolean): [string, string][] => [
    ...(bank ? [[ja ? '金融機関' : 'Bank', bank] as [string, string]] : []),
    ...(state === 'refused' && why ? [[ja ? '理由' : 'Reason', reasons[why]?.[ja ? 'ja' : 'en'] ?? why] as [string, string]] : []),
  ]
  const support = brand.desks.support
  return state === 'active'
    ? letter({
        ...sent,
        kind: 'payments.debit-accepted',
        subject: { ja: '口座振替の手続きが完了しました', en: 'Direct debit is set up' },
        ja: {
          title: '口座振替の手続きが完了しました',
          paragraphs: [
            `${name} 様`,
            'お申込みいただいた口座振替の手続きが、金融機関で完了しました。これからのご利用料金は、この口座から引き落とします。',
            'これまでのお支払い方法が登録されていた場合は、口座振替に切り替わりました。',
          ],
          facts: facts(true),
          button: { label: 'お支払い方法を確認する', url: address },
        },
        en: {
          title: 'Direct debit is set up',
          paragraphs: [
            `Dear ${name},`,
            'your bank has finished setting up direct debit. From now on we collect what you owe from this account.',
            'If you paid in another way before, direct debit has taken its place.',
          ],
          facts: facts(false),
          button: { label: 'See how you pay', url: address },
        },
      })
    : letter({
        ...sent,
        kind: 'payments.debit-refused',
        subject: { ja: '口座振替を受け付けられませんでした', en: 'Direct debit could not be set up' },
        ja: {
          title: '口座振替を受け付けられませんでした',
          paragraphs: [
            `${name} 様`,
            'お申込みいただいた口座振替を、金融機関が受け付けませんでした。引き落としは行われません。',
            'お手数ですが、クレジットカードなど、ほかのお支払い方法をご登録ください。口座振替をもう一度お申込みになる場合は、販売店にご相談ください。',
          ],
          facts: facts(true),
          button: { label: 'お支払い方法を登録する', url: address },
          notes: [`お問い合わせ: ${support.name.ja} ${support.phone}`],
        },
        en: {
          title: 'Direct debit could not be set up',
          paragraphs: [
            `Dear ${name},`,
            'your bank did not accept direct debit. Nothing will be collected from that account.',
            'Please register another way to pay, such as a credit card. To try direct debit again, ask your dealer.',
          ],
          facts: facts(false),
          button: { label: 'Register a way to pay', url: address },
          notes: [`Questions: ${support.name.en}, ${support.phone}`],
        },
      })
}
