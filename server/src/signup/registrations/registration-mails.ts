/** The mails about a registration: reception M-02, approval M-03, rejection M-04, and the prompt when it takes long. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import { type Letter, type LetterPart, letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'

export type RegistrationMail = 'received' | 'fleet-received' | 'approved' | 'rejected' | 'overdue'
/** What all of them name. */
export interface MailGround {
  to: string
  language: 'ja' | 'en'
  name: string
  origin: string
  cars: { id: string; receipt: string; chassisTail: string; state: string; vehicleId: string | null }[]
  expectedBy: string
  /** Items that differ, of a rejected one. */
  differs: readonly string[]
  note: string | null
}

const items: Record<string, Both> = {
  kind: { ja: 'お客さま種別（個人・法人）', en: 'individual or corporation' },
  name: { ja: '氏名・法人名', en: 'name' },
  kana: { ja: 'フリガナ', en: 'reading of the name' },
  'birth-date': { ja: '生年月日', en: 'date of birth' },
  'postal-code': { ja: '郵便番号', en: 'postal code' },
  address: { ja: '住所', en: 'address' },
  'chassis-number': { ja: '車台番号', en: 'chassis number' },
  plate: { ja: '自動車登録番号', en: 'registration number' },
}
export const itemNames = (differs: readonly string[], language: 'ja' | 'en'): string =>
  differs.map((item) => items[item]?.[language] ?? item).join(language === 'ja' ? '、' : ', ')

/** The same by SMS, when the mail came back (IMP-36): what it says stands in the inbox, which asks who is there. */
export const registrationText = (inbox: string): Both => ({
  ja: `${brand.product.ja}: お車の登録についてお知らせがあります。メールが届かないためSMSでお送りします。 ${inbox}`,
  en: `${brand.product.en}: there is news about your registration. Our mail came back, hence this SMS. ${inbox}`,
})

const desk = brand.desks.information
const { address } = brand.mail.account
const domain = address.slice(address.indexOf('@') + 1)
const status = ({ origin }: MailGround) => `${origin}/signup/status`
/** The applicant's own words for a car: its number is not for a mail. */
const facts = ({ cars: [car] }: MailGround): Record<'ja' | 'en', [string, string][]> => ({
  ja: [
    ['受付番号', car?.receipt ?? ''],
    ['車台番号（下4桁）', car?.chassisTail ?? ''],
  ],
  en: [
    ['Receipt', car?.receipt ?? ''],
    ['Chassis number (last four)', car?.chassisTail ?? ''],
  ],
})
const day = (date: string, language: 'ja' | 'en') =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: 'Asia/Tokyo', dateStyle: 'long' }).format(
    new Date(`${date}T12:00:00+09:00`),
  )

type Texts = Pick<Letter, 'subject'> & Record<'ja' | 'en', Omit<LetterPart, 'title'>>

const texts: Record<RegistrationMail, (ground: MailGround) => Texts> = {
  received: (ground) => ({
    subject: { ja: '使用者登録のお申込みを受け付けました', en: 'We received your registration' },
    ja: {
      paragraphs: [
        '使用者登録のお申込みを受け付け、登録内容の確認を始めました。',
        `すべて一致しますと、まもなく登録完了のメールをお送りします。担当者の確認が必要な場合は、${day(ground.expectedBy, 'ja')}ごろまでにご連絡します。`,
        `${address} からのメールを受信できるように設定してください。届かないときは、迷惑メールのフォルダーもお確かめください。`,
      ],
      facts: facts(ground).ja,
      button: { label: '登録の状況を見る', url: status(ground) },
    },
    en: {
      paragraphs: [
        'We received your registration as the user of the car and are comparing what you told us.',
        `If everything agrees, the confirmation follows within moments. If a person has to look at it, you will hear from us by about ${day(ground.expectedBy, 'en')}.`,
        `Please let mail from ${domain} through, and look into your spam folder if nothing arrives.`,
      ],
      facts: facts(ground).en,
      button: { label: 'See how it stands', url: status(ground) },
    },
  }),
  'fleet-received': (ground) => ({
    subject: { ja: `${ground.cars.length}台の使用者登録を受け付けました`, en: `We received ${ground.cars.length} registrations` },
    ja: {
      paragraphs: ['まとめてお申込みいただいたお車の受付番号です。確認中のお車は、結果が出しだい1台ずつお知らせします。'],
      facts: ground.cars.map((car): [string, string] => [
        car.receipt,
        `…${car.chassisTail}　${car.state === 'approved' ? '登録完了' : '確認中'}`,
      ]),
      button: { label: '登録の状況を見る', url: status(ground) },
    },
    en: {
      paragraphs: ['These are the receipts of the cars on your list. Those still being looked at are told one by one.'],
      facts: ground.cars.map((car): [string, string] => [
        car.receipt,
        `…${car.chassisTail}, ${car.state === 'approved' ? 'registered' : 'being looked at'}`,
      ]),
      button: { label: 'See how they stand', url: status(ground) },
    },
  }),
  approved: (ground) => ({
    subject: { ja: '使用者登録が完了しました', en: 'You are registered as the user' },
    ja: {
      paragraphs: [
        '審査が終わり、使用者登録が完了しました。お車はMyガレージに加わっています。',
        `続けて、${brand.telematics.ja}などのサービスをお申込みいただけます。お申込みの前にログインが必要です。`,
      ],
      facts: facts(ground).ja,
      button: { label: '次の手続きに進む', url: `${ground.origin}/signup/services?vehicle=${ground.cars[0]?.vehicleId ?? ''}` },
    },
    en: {
      paragraphs: [
        'The review is complete: you are registered as the user, and the car is in your garage.',
        `You can now apply for ${brand.telematics.en} and other services. You will be asked to sign in.`,
      ],
      facts: facts(ground).en,
      button: { label: 'Go on to the services', url: `${ground.origin}/signup/services?vehicle=${ground.cars[0]?.vehicleId ?? ''}` },
    },
  }),
  rejected: (ground) => ({
    subject: { ja: '使用者登録を完了できませんでした', en: 'Your registration could not be completed' },
    ja: {
      paragraphs: [
        `ご入力の内容のうち「${itemNames(ground.differs, 'ja')}」が、車検証の内容と一致しませんでした。`,
        'はじめからやり直す必要はありません。下のボタンから、入力済みの画面の該当する項目を開いて、直してお申込みください。',
        ...(ground.note ? [`担当者より: ${ground.note}`] : []),
      ],
      facts: facts(ground).ja,
      button: { label: '該当する項目を直す', url: `${ground.origin}/signup/amend/${ground.cars[0]?.id ?? ''}` },
    },
    en: {
      paragraphs: [
        `What you told us does not agree with the certificate of the car: ${itemNames(ground.differs, 'en')}.`,
        'You need not begin again: the button opens the filled form at that item, to be corrected and sent.',
        ...(ground.note ? [`A word from the reviewer: ${ground.note}`] : []),
      ],
      facts: facts(ground).en,
      button: { label: 'Correct it', url: `${ground.origin}/signup/amend/${ground.cars[0]?.id ?? ''}` },
    },
  }),
  overdue: (ground) => ({
    subject: { ja: '使用者登録の確認にお時間をいただいています', en: 'Your registration is taking longer' },
    ja: {
      paragraphs: [
        'お申込みから7日が過ぎましたが、まだ結果をお知らせできていません。申し訳ございません。優先して確認しています。',
        `お急ぎの場合は、受付番号をご用意のうえ、${desk.name.ja}（${desk.phone}、${desk.opens}時～${desk.closes}時）へお電話ください。`,
      ],
      facts: facts(ground).ja,
      button: { label: '登録の状況を見る', url: status(ground) },
    },
    en: {
      paragraphs: [
        'Seven days have passed and we still owe you an answer. We are sorry; your registration now comes first.',
        `If it is urgent, please call the ${desk.name.en} (${desk.phone}, ${desk.opens}:00–${desk.closes}:00 Japan time) and have the receipt at hand.`,
      ],
      facts: facts(ground).en,
      button: { label: 'See how it stands', url: status(ground) },
    },
  }),
}

export function registrationMail(kind: RegistrationMail, ground: MailGround): Mail {
  const { subject, ja, en } = texts[kind](ground)
  return letter({
    kind: `signup.registration-${kind}`,
    to: ground.to,
    from: senderOf(brand.mail.account, ground.language),
    subject,
    first: ground.language,
    ja: {
      title: subject.ja,
      ...ja,
      paragraphs: [`${ground.name} 様`, ...ja.paragraphs],
      notes: ['このメールに返信されてもお答えできません。'],
    },
    en: { title: subject.en, ...en, paragraphs: [`Dear ${ground.name},`, ...en.paragraphs], notes: ['Replies to this mail are not read.'] },
  })
}
