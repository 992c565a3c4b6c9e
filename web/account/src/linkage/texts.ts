import { brand } from '@tsunagu/contract/brand.ts'
import { defineTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

export const linkageTexts = defineTexts({
  ja: {
    title: '連携中のコネクティッドサービス一覧',
    lead: 'このアカウントに連携している、お車のサービスのIDです。',
    look: '参照',
    brandOf: (maker: string) => `${maker}ブランド`,
    add: '追加',
    none: 'まだ連携していません',
    noneMore: 'お手持ちのカードのIDを連携すると、お車の契約の確認や変更ができるようになります。',
    linkNow: '今すぐ連携する',
    notLinked: 'お車のサービスのIDと連携していません',
    notLinkedMore: '連携するまでは、契約内容の確認・変更や、更新・解約のお手続きができません。',
    help: 'どの手続きが必要か調べる',
    endsIn: (tail: string) => `末尾 ${tail}`,
    within: (name: string, more: string) => `${name}（${more}）`,
    since: (day: string) => `${day}に連携`,
    'owners-card': 'レクサスオーナーズカードID',
    'service-card': 'レクサスサービスカードID',
    'g-link-lite': 'G-Link Lite ID',
    kind: 'お持ちのID',
    ownersAbout: '新車・認定中古車をお求めの方に、カードでお渡ししています。',
    serviceAbout: 'ほかの店でお求めのお車を、レクサス販売店で点検されている方のカードです。',
    liteAbout: 'G-Link Lite をお申し込みの方にお知らせしたIDです。',
    number: 'IDの番号',
    numberNote: 'カードやお知らせに書かれている英数字です。ハイフンや大文字・小文字は気にしなくてかまいません。',
    name: 'お名前',
    nameNote: 'カードをお申し込みになったときのお名前です。法人の場合は法人名を入力してください。',
    kana: 'ふりがな',
    birthDate: '生年月日',
    birthDateNote: '法人の場合は入力しません。',
    phone: '電話番号',
    phoneNote: 'カードのお申し込み時に届け出た番号です。携帯電話・固定電話のどちらでもかまいません。',
    'number.too-short': '8文字以上の英数字で入力してください。',
    'number.too-long': '16文字以内の英数字で入力してください。',
    kanaFault: 'ひらがなかカタカナで入力してください。',
    birthDateFault: '正しい日付を入力してください。',
    phoneFault: '日本の電話番号を入力してください（例：03-1234-5678）。',
    flow: 'サービスの連携',
    cautionsTitle: '連携の前にご確認ください',
    next: '次へ',
    identityTitle: '連携に必要な情報の入力',
    identityLead: 'ご本人であることを確かめるため、カードのお申し込み時の内容と照合します。',
    check: '確認する',
    confirmTitle: '連携するサービスの確認',
    confirmLead: '次のサービスが見つかりました。お間違いがなければ登録してください。',
    holder: '名義',
    cars: 'お車',
    noCars: '登録されているお車はありません',
    register: '登録する',
    toDetails: '登録情報を確認する',
    change: '入力し直す',
    doneTitle: '連携が完了しました',
    doneLead: 'お車のサービスを、このアカウントでご利用いただけます。',
    toTop: (product: string) => `${product} のトップへ`,
    toList: '連携の一覧を見る',
    oldTitle: '以前のオーナーズサイトの記録',
    oldMore: '以前のサイトに残していた記録を、1つのファイル（JSON形式）で保存できます。画面での表示は行っていません。',
    oldSave: '記録をファイルに保存',
  },
  en: {
    title: 'Linked connected services',
    lead: 'IDs of your car’s services that are linked with this account.',
    look: 'See',
    brandOf: (maker) => `${maker} brand`,
    add: 'Add',
    none: 'Nothing is linked yet',
    noneMore: 'Link the ID on your card to see and change your car’s contract.',
    linkNow: 'Link now',
    notLinked: 'Your car’s services are not linked yet',
    notLinkedMore: 'Until they are, you cannot see or change your contract, renew it or cancel it.',
    help: 'Find out what you need to do',
    endsIn: (tail) => `ending in ${tail}`,
    within: (name, more) => `${name} (${more})`,
    since: (day) => `linked on ${day}`,
    'owners-card': 'Lexus owner’s card ID',
    'service-card': 'Lexus service card ID',
    'g-link-lite': 'G-Link Lite ID',
    kind: 'The ID you have',
    ownersAbout: 'On the card you were given with a new or certified pre-owned car.',
    serviceAbout: 'On the card for cars bought elsewhere and serviced at a Lexus dealer.',
    liteAbout: 'The ID you were told when you applied for G-Link Lite.',
    number: 'Number of the ID',
    numberNote: 'Letters and digits on your card or letter. Hyphens and upper or lower case do not matter.',
    name: 'Name',
    nameNote: 'As it was when you applied for the card. For a corporation, its name.',
    kana: 'Reading of the name (kana)',
    birthDate: 'Date of birth',
    birthDateNote: 'Leave it empty for a corporation.',
    phone: 'Telephone number',
    phoneNote: 'The number you gave when you applied for the card, mobile or landline.',
    'number.too-short': 'Use at least 8 letters and digits.',
    'number.too-long': 'Use at most 16 letters and digits.',
    kanaFault: 'Use hiragana or katakana.',
    birthDateFault: 'Enter a date that exists.',
    phoneFault: 'Enter a Japanese telephone number, like 03-1234-5678.',
    flow: 'Link a service',
    cautionsTitle: 'Before you link',
    next: 'Next',
    identityTitle: 'Your card and you',
    identityLead: 'To make sure that it is you, we compare this with what was written down when you applied for the card.',
    check: 'Check',
    confirmTitle: 'Is this your service?',
    confirmLead: 'This is what we found. If it is yours, register it.',
    holder: 'Holder',
    cars: 'Cars',
    noCars: 'No car is registered',
    register: 'Register',
    toDetails: 'See my details',
    change: 'Correct my entries',
    doneTitle: 'Your service is linked',
    doneLead: 'You can now use your car’s services with this account.',
    toTop: (product) => `To ${product}`,
    toList: 'See what is linked',
    oldTitle: 'Your records of the old owner’s site',
    oldMore: 'Save what you kept at the old site as one file (JSON). It is not shown on these pages.',
    oldSave: 'Save my records',
  },
})

/** Sentences at the fields of a card. */
export const cardSentences = (t: (typeof linkageTexts)['ja']): Record<string, string> => ({
  'number.too-short': t['number.too-short'],
  'number.too-long': t['number.too-long'],
  'number.invalid': t['number.too-short'],
  'kana.invalid': t.kanaFault,
  'kana.not-kana': t.kanaFault,
  'birthDate.invalid': t.birthDateFault,
  'birthDate.not-a-birth-date': t.birthDateFault,
  'phone.invalid': t.phoneFault,
  'phone.not-a-phone': t.phoneFault,
})

const itemNames = {
  ja: { kind: '個人・法人の種別', name: 'お名前', kana: 'ふりがな', birthDate: '生年月日', phone: '電話番号' },
  en: { kind: 'person or corporation', name: 'name', kana: 'reading of the name', birthDate: 'date of birth', phone: 'telephone number' },
} as const
type Item = keyof (typeof itemNames)['ja']
const named = (language: 'ja' | 'en', items: unknown): string =>
  (Array.isArray(items) ? items : [])
    .flatMap((item) => (item in itemNames[language] ? [itemNames[language][item as Item]] : []))
    .join(language === 'ja' ? '・' : ', ')

const desk = brand.desks.information

export const linkageProblems = defineProblemSentences({
  ja: {
    'card-not-matching':
      '入力された内容に合うIDが見つかりませんでした。IDの種類・番号と、お申し込み時のご本人の情報をもう一度ご確認ください。',
    'identity-differs': ({ against, items }) =>
      against === 'account'
        ? `カードの名義と、このアカウントの登録情報で、${named('ja', items)}が異なるため連携できません。登録情報を正しい内容に変更してから、もう一度お試しください。`
        : `カードの登録内容と、${named('ja', items)}が異なります。お申し込み時の内容を入力してください。お名前などが変わった方は、${desk.name.ja}（${desk.phone}）へご連絡ください。`,
    'already-linked': ({ mine }) =>
      mine === true
        ? 'このIDは、すでにこのアカウントと連携しています。'
        : `このIDは、すでに別のアカウントと連携しています。お心当たりのないときは、${desk.name.ja}（${desk.phone}）へご連絡ください。`,
    'check-over': '時間が経過したため、安全のために手続きを終了しました。もう一度、IDの入力からお願いします。',
    'link-needed': 'ご利用には、お車のサービスのIDとの連携が必要です。',
  },
  en: {
    'card-not-matching':
      'We found no ID for what you entered. Please check the kind of ID, its number and your details at the time you applied.',
    'identity-differs': ({ against, items }) =>
      against === 'account'
        ? `The holder of the card and your account differ in: ${named('en', items)}. Correct the details of your account, then try again.`
        : `This differs from the card’s record: ${named('en', items)}. Enter what it was when you applied. If your name has changed, please call the ${desk.name.en} (${desk.phone}).`,
    'already-linked': ({ mine }) =>
      mine === true
        ? 'This ID is already linked with your account.'
        : `This ID is already linked with another account. If that was not you, please call the ${desk.name.en} (${desk.phone}).`,
    'check-over': 'For your safety this has ended because too much time went by. Please enter the ID again.',
    'link-needed': 'This needs the ID of your car’s services to be linked first.',
  },
})

/** What to know before linking (MIG-08, MIG-09); a thought to a line. */
export const cautions = {
  ja: [
    '連携できるのは、カードの名義の方ご本人のアカウントです。お名前・ふりがな・生年月日が一致している必要があります。',
    '連携すると、お名前と生年月日は画面から変更できなくなります。変更は、書類を添えたお申し出で承ります。',
    'ひとつのIDは、ひとつのアカウントとだけ連携できます。複数のIDをお持ちの方は、続けて追加できます。',
    'IDに登録されているお車が、Myガレージに加わります。',
    '連携が完了すると、登録のメールアドレスにお知らせします。',
  ],
  en: [
    'Only the holder of the card can link it: name, reading and date of birth must be those of the account.',
    'Once linked, name and date of birth can no longer be changed on these pages, only by a request with a document.',
    'An ID goes with one account. If you have several IDs you can add them one after the other.',
    'The cars registered under the ID come into your garage.',
    'When it is done we tell you by mail.',
  ],
} as const
