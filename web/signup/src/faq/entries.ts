import type { Both } from '@tsunagu/contract/brand.ts'
import { brand } from '@tsunagu/contract/brand.ts'

export type FaqTopic = 'dealer' | 'after-delivery'
export interface FaqEntry {
  readonly id: string
  readonly topics: readonly FaqTopic[]
  readonly question: Both
  readonly answer: readonly Both[]
}

const { information, support } = brand.desks

/** Each answer stands here once; every completion screen shows those of its topic (BUY-10 … 12, 38; USR-23 … 25, 43; PDL-03, 11, 16, 18). */
export const faq: readonly FaqEntry[] = [
  {
    id: 'change',
    topics: ['dealer'],
    question: {
      ja: '買主・使用者や申込み内容を、あとから変えられますか',
      en: 'Can buyer, user or what I applied for still be changed?',
    },
    answer: [
      {
        ja: 'はい。販売店のスタッフにお申しつけください。スタッフが変更する部分だけを開き直すので、ほかの入力はやり直さずに済みます。',
        en: 'Yes. Tell the staff of your dealer. They open only the part that changes; everything else stays.',
      },
      {
        ja: '人そのものが替わるときは、最初のQRコードを読み取って、その方の登録だけをやり直します。',
        en: 'If it is to be another person, that person reads the first QR code again and registers; the other one’s registration stays.',
      },
    ],
  },
  {
    id: 'outdated-licence',
    topics: ['dealer'],
    question: {
      ja: '身分証明書の住所や氏名が古い、またはこれから変わります',
      en: 'Name or address on my licence is out of date, or about to change',
    },
    answer: [
      {
        ja: '車検証に記載される予定の氏名・住所を入力してください。お車のご契約のときに販売店へお伝えいただいた内容と同じにします。',
        en: 'Enter the name and address that will stand in the inspection certificate, as you told your dealer when you bought the car.',
      },
    ],
  },
  {
    id: 'two-kinds',
    topics: ['dealer', 'after-delivery'],
    question: {
      ja: '買主は法人、使用者は個人（代表者）です。アカウントは一つでよいですか',
      en: 'The buyer is a company and the user is a person. Is one account enough?',
    },
    answer: [
      {
        ja: 'アカウントは個人と法人で別々に必要です。買主は法人のアカウント、使用者は個人のアカウントで登録してください。',
        en: 'A person and a corporation need an account each: the buyer registers with the corporation’s, the user with the person’s.',
      },
      {
        ja: '車検証の使用者欄が法人のときは、実際に運転するのが代表者の方でも、法人のアカウントで使用者を登録します。',
        en: 'When the certificate names a corporation as the user, it is the corporation’s account that registers, even if its representative drives.',
      },
    ],
  },
  {
    id: 'who-is-user',
    topics: ['dealer', 'after-delivery'],
    question: { ja: '使用者には誰を登録しますか', en: 'Who is the user?' },
    answer: [
      {
        ja: '車検証の使用者欄に記載される方です。別の方がサービスを契約して使うときは、納車後に登録してください。',
        en: 'The person or company in the certificate’s user column. If somebody else is to use the services, they register after delivery.',
      },
      {
        ja: 'ご家族などは、登録後にアプリの「リモートサービスのシェア」に招待すると、リモート操作などを使えます。',
        en: 'Your family can use the remote services too: after the registration, invite them to the remote service share in the app.',
      },
    ],
  },
  {
    id: 'where-to-begin',
    topics: ['after-delivery', 'dealer'],
    question: { ja: '納車後の登録は、どこから始めますか', en: 'Where does the registration after delivery begin?' },
    answer: [
      {
        ja: 'ご契約後にお渡しする案内状の裏面のQRコードか、車両登録のときに買主のアカウントへ届くメールのリンクからです。このサイトの「納車後の登録」からも始められます。',
        en: 'With the QR code on the back of the leaflet you get after the contract, with the link in the mail the buyer gets when the car is registered, or on this site under “After delivery”.',
      },
    ],
  },
  {
    id: 'numbers',
    topics: ['after-delivery'],
    question: { ja: '車台番号と自動車登録番号は、どこに書いてありますか', en: 'Where do I find chassis number and registration number?' },
    answer: [
      {
        ja: 'どちらも車検証（自動車検査証）に記載されています。車台番号は、ボンネットを開けたエンジンルームの中でも確認できます。',
        en: 'Both stand in the vehicle inspection certificate. The chassis number is also stamped in the engine room, under the bonnet.',
      },
    ],
  },
  {
    id: 'kei',
    topics: ['after-delivery'],
    question: { ja: '軽自動車も登録できますか', en: 'Can a light motor vehicle (kei car) be registered?' },
    answer: [{ ja: '申し訳ありませんが、軽自動車は登録できません。', en: 'We are sorry: kei cars cannot be registered.' }],
  },
  {
    id: 'how-long',
    topics: ['after-delivery'],
    question: { ja: '審査にはどのくらいかかりますか', en: 'How long does the review take?' },
    answer: [
      {
        ja: 'アカウントと車検証の内容がすべて一致していれば、その場で完了します。確認が必要なときは数日かかり、結果をメールでお知らせします。',
        en: 'If account and certificate agree in everything, it is done at once. Otherwise somebody looks at it, which takes a few days; you get a mail.',
      },
      {
        ja: `7日を過ぎても連絡がないときは、${support.name.ja}（${support.phone}、${support.opens}時〜${support.closes}時）へお電話ください。受付番号をお伝えいただくと早くご案内できます。`,
        en: `If you hear nothing for seven days, call the ${support.name.en} (${support.phone}, ${support.opens}:00–${support.closes}:00). The receipt number helps.`,
      },
    ],
  },
  {
    id: 'rejected',
    topics: ['after-delivery'],
    question: { ja: '登録エラーのメールが届きました', en: 'I got a mail that says the registration failed' },
    answer: [
      {
        ja: 'メールに、一致しなかった項目が書かれています。リンクを開くと、入力済みの画面がその項目から開きます。直すのはそこだけで済み、車検証の写真を添えることもできます。',
        en: 'It names what did not agree. Its link opens your filled form at that very item; nothing else has to be typed again. You may add a picture of the certificate.',
      },
    ],
  },
  {
    id: 'held-name',
    topics: ['dealer', 'after-delivery'],
    question: { ja: '氏名や生年月日を直せません', en: 'I cannot change my name or birth date' },
    answer: [
      {
        ja: `アカウントがG-Linkと連携中のため、この画面では変更できません。アカウントの「登録情報」から変更を申請するか、${information.name.ja}（${information.phone}、${information.opens}時〜${information.closes}時）へご連絡ください。`,
        en: `Your account is linked with G-Link. Ask for the change in your account under “My details”, or call the ${information.name.en} (${information.phone}, ${information.opens}:00–${information.closes}:00).`,
      },
    ],
  },
]
