import type { oldRecordKind } from '@tsunagu/contract/linkage.ts'
import type { Language } from '@tsunagu/kit/language.tsx'
import type * as z from 'zod'

interface Ended {
  key: string
  /** What an address of the old site asked for. */
  kinds: readonly z.infer<typeof oldRecordKind>[]
  /** As the old site called it. */
  name: string
  parts: Readonly<Record<Language, string>>
  instead: Readonly<Record<Language, string>>
  /** Where that is, in our own pages. */
  href?: string
}

/** What the old site had that is not here, and what does its work now (MIG-12 … 16). */
export const ended: readonly Ended[] = [
  {
    key: 'profile',
    kinds: ['car-profile'],
    name: 'MY CAR PROFILE',
    parts: { ja: '自動車保険情報・ファイナンス情報', en: 'Car insurance, finance' },
    instead: {
      ja: '保険会社・ファイナンス会社の案内をご覧ください。',
      en: 'Your insurer and your finance company keep these.',
    },
  },
  {
    key: 'diary',
    kinds: ['diary', 'reminder', 'fuel'],
    name: 'MY CAR DIARY',
    parts: { ja: 'Diary・My Reminder・燃費管理', en: 'Diary, My Reminder, fuel log' },
    instead: { ja: '車検満了日などは、Myガレージでご確認いただけます。', en: 'My garage shows when the inspection is due.' },
    href: '/garage',
  },
  {
    key: 'd-mail',
    kinds: ['d-mail'],
    name: 'D-MAIL',
    parts: { ja: '送信箱・新規メール作成', en: 'Sent mails, new mail' },
    instead: {
      ja: 'お知らせは受信箱に届きます。販売店へのご連絡はお電話でお願いします。',
      en: 'News arrives in your inbox; please call your dealer.',
    },
    href: '/inbox',
  },
  {
    key: 'dealer',
    kinds: ['service-booking'],
    name: 'MY DEALER',
    parts: { ja: '点検・メンテナンスのご予約', en: 'Booking of inspection and maintenance' },
    instead: {
      ja: '販売店がお電話で承ります。リモートメンテナンスメールからのご予約は、これからご用意します。',
      en: 'Please call your dealer. Booking from the remote maintenance mail is still to come.',
    },
  },
  {
    key: 'e-care',
    kinds: ['e-care'],
    name: 'eケア',
    parts: { ja: 'ウォーニング情報・消耗部品', en: 'Warnings, parts that wear' },
    instead: { ja: 'お車の状態は、リモート確認でご覧いただけます。', en: 'Remote check shows the state of your car.' },
    href: '/remote',
  },
  {
    key: 'logs',
    kinds: ['owner-log'],
    name: 'OWNER LOGS GUIDE',
    parts: { ja: 'ページ全体', en: 'The whole page' },
    instead: { ja: '代わりの機能はありません。', en: 'Nothing takes its place.' },
  },
  {
    key: 'contents',
    kinds: [],
    name: 'コンテンツ・機能一覧',
    parts: { ja: 'ページ全体', en: 'The list of contents' },
    instead: { ja: 'お使いいただけるサービスは、お車ごとにMyガレージに並んでいます。', en: 'My garage lists the services of each car.' },
    href: '/garage',
  },
]
