import { brand } from '@tsunagu/contract/brand.ts'
import type { JobDoor } from '../../platform/module.ts'
import { letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { sendMail } from '../send-mail.ts'
import { findChange } from './queries.ts'

/** The job that tells an owner what became of their request. */
export async function mailDecision(door: JobDoor, { changeId }: { changeId: string }): Promise<void> {
  const mail = await door.work((work) => decisionMail(work, changeId))
  if (mail) await sendMail(door, mail)
}

/** Says neither the old name nor the new one: who else reads the mailbox need not learn it. */
async function decisionMail(work: Work, changeId: string): Promise<Mail | undefined> {
  const change = await findChange(work.db, changeId)
  const account = change && (await findAccount(work.db, change.account_id))
  if (!account || (change.state !== 'approved' && change.state !== 'rejected')) return undefined
  const url = `${work.config.ORIGIN}/account/identity-changes`
  const desk = brand.desks.information
  const common = { kind: 'accounts.identity-decision', to: account.email, from: senderOf(brand.mail.account), first: account.language }
  if (change.state === 'approved') {
    return letter({
      ...common,
      subject: { ja: 'お客さま情報の変更が完了しました', en: 'Your details have been changed' },
      ja: {
        title: 'お客さま情報の変更が完了しました',
        paragraphs: ['お申し込みいただいたお名前または生年月日の変更を、書類で確認のうえ反映しました。内容は画面でご確認ください。'],
        button: { label: 'お客さま情報を確認する', url },
        notes: [
          'お送りいただいた書類は、30日後に削除します。',
          `お心当たりがない場合は、${desk.name.ja}（${desk.phone}）へご連絡ください。`,
        ],
      },
      en: {
        title: 'Your details have been changed',
        paragraphs: ['We have checked your document and made the change of name or birth date that you asked for.'],
        button: { label: 'See my details', url },
        notes: ['Your document will be deleted after 30 days.', `If you did not ask for this, call ${desk.name.en}: ${desk.phone}.`],
      },
    })
  }
  const reason = change.answer ? ([['担当者より', change.answer]] as const) : []
  const reasonEn = change.answer ? ([['From our staff', change.answer]] as const) : []
  return letter({
    ...common,
    subject: { ja: 'お客さま情報を変更できませんでした', en: 'We could not change your details' },
    ja: {
      title: 'お客さま情報を変更できませんでした',
      paragraphs: [
        'お送りいただいた書類では、お申し込みの変更を確認できませんでした。お手数ですが、別の書類でもう一度お申し込みください。',
      ],
      facts: reason,
      button: { label: 'もう一度申し込む', url },
      notes: ['お送りいただいた書類は、30日後に削除します。', `ご不明な点は、${desk.name.ja}（${desk.phone}）へお問い合わせください。`],
    },
    en: {
      title: 'We could not change your details',
      paragraphs: ['The document you sent does not show the change you asked for. Please ask again with another document.'],
      facts: reasonEn,
      button: { label: 'Ask again', url },
      notes: ['Your document will be deleted after 30 days.', `Questions? Call ${desk.name.en}: ${desk.phone}.`],
    },
  })
}
