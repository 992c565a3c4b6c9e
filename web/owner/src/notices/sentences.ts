/** Each word of news as the inbox says it (the facts come from the centre). Pure. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import { alertSaid } from '@tsunagu/contract/device-alerts.ts'
import type { Notice, NoticeFacts, NoticeWord } from '@tsunagu/contract/notices.ts'
import type { Language } from '@tsunagu/kit/format.ts'
import type { IconName } from '@tsunagu/kit/Icon.tsx'

interface Said {
  icon: IconName
  title: Both
  body: Both
  /** Where one goes to see or do something about it. */
  to?: { href: string; label: Both }
}

const { account, product, services } = brand
const { support, information } = brand.desks

const operations: Readonly<Record<string, Both>> = {
  'remote/lock-doors': { ja: 'ドアロック', en: 'Door lock' },
  'remote/turn-hazard-off': { ja: 'ハザードランプの消灯', en: 'Hazard lamps off' },
  'remote/close-windows': { ja: '窓を閉める操作', en: 'Close windows' },
  'remote/flash-hazard': { ja: 'ハザードランプの点滅', en: 'Flash hazard lamps' },
}
const someOperation: Both = { ja: 'リモート操作', en: 'Remote operation' }
const operation = (verb: string) => operations[verb] ?? someOperation

const notMe: Both = {
  ja: `お心当たりがないときは、すぐにパスワードを変更し、すべての端末からログアウトしてください。`,
  en: 'If this was not you, change your password at once and sign out everywhere.',
}
const toAccount = { href: '/account', label: { ja: `${account.ja}を開く`, en: `Open the ${account.en}` } }
const toSignIn = { href: '/account/security', label: { ja: 'ログイン方法を開く', en: 'Open the sign-in settings' } }
const toSettings = { href: '/settings/notices', label: { ja: '通知の設定を開く', en: 'Open the notice settings' } }
const toOperate = {
  href: '/remote/operate',
  label: { ja: `${services.remoteOperation.ja}を開く`, en: `Open ${services.remoteOperation.en.toLowerCase()}` },
}
const toStatus = { href: '/signup/status', label: { ja: '登録の状況を見る', en: 'See how it stands' } }
const toCheck = { href: '/remote/check', label: { ja: 'お車の状態を見る', en: 'See how the car is' } }

const sayings: { readonly [W in NoticeWord]: (facts: NoticeFacts[W]) => Said } = {
  registered: ({ name }) => ({
    icon: 'user',
    title: { ja: `${product.ja}へようこそ`, en: `Welcome to ${product.en}` },
    body: {
      ja: `${name} 様、ご登録ありがとうございます。販売店からお渡しした登録コードで、お車を追加できます。`,
      en: `${name}, thank you for registering. Add your car with the registration code from your dealer.`,
    },
    to: { href: '/garage/add', label: { ja: 'お車を追加する', en: 'Add a car' } },
  }),
  'signed-in-on-new-device': ({ device }) => ({
    icon: 'shield',
    title: { ja: '新しい端末でログインがありました', en: 'A sign-in on a new device' },
    body: { ja: `端末: ${device}。${notMe.ja}`, en: `Device: ${device}. ${notMe.en}` },
    to: toAccount,
  }),
  'password-changed': () => ({
    icon: 'key',
    title: { ja: 'パスワードを変更しました', en: 'Your password was changed' },
    body: notMe,
    to: toAccount,
  }),
  'token-made': ({ name }) => ({
    icon: 'key',
    title: { ja: 'APIトークンが作成されました', en: 'An API token was made' },
    body: { ja: `「${name}」が作成されました。${notMe.ja}`, en: `“${name}” was made. ${notMe.en}` },
    to: toAccount,
  }),
  'webhook-off': ({ host }) => ({
    icon: 'warning',
    title: { ja: 'Webhookを停止しました', en: 'A webhook was switched off' },
    body: {
      ja: `「${host}」への送信が3日以上続けて失敗したため、停止しました。「開発者向け」で再開できます。`,
      en: `Deliveries to “${host}” failed for more than three days, so it was switched off. You can switch it on again under “For developers”.`,
    },
    to: toAccount,
  }),
  'passkey-added': () => ({
    icon: 'key',
    title: { ja: 'パスキーを追加しました', en: 'A passkey was added' },
    body: notMe,
    to: toAccount,
  }),
  'second-factor-on': () => ({
    icon: 'shield',
    title: { ja: '2段階認証をオンにしました', en: 'Two-step sign-in is on' },
    body: {
      ja: `パスワードでのログインに、SMSで届くコードも必要になりました。${notMe.ja}`,
      en: `A sign-in by password now also needs the code sent by SMS. ${notMe.en}`,
    },
    to: toSignIn,
  }),
  'second-factor-off': () => ({
    icon: 'warning',
    title: { ja: '2段階認証をオフにしました', en: 'Two-step sign-in is off' },
    body: { ja: `パスワードだけでログインできます。${notMe.ja}`, en: `The password alone signs you in. ${notMe.en}` },
    to: toSignIn,
  }),
  'recovery-code-used': ({ left }) => ({
    icon: 'warning',
    title: { ja: '回復コードが使われました', en: 'A recovery code was used' },
    body: { ja: `使えるコードは、あと${left}個です。${notMe.ja}`, en: `${left} of them still work. ${notMe.en}` },
    to: toSignIn,
  }),
  'phone-changed': () => ({
    icon: 'phone',
    title: { ja: '認証用電話番号を変更しました', en: 'Your authentication phone was changed' },
    body: { ja: `SMSのコードは新しい番号に届きます。${notMe.ja}`, en: `Codes by SMS go to the new number. ${notMe.en}` },
    to: toSignIn,
  }),
  'account-mail-off': () => ({
    icon: 'mail',
    title: { ja: 'アカウントのメール通知をオフにしました', en: 'Mails about your account are off' },
    body: {
      ja: `ログインやパスワード変更のお知らせは、今後メールでは届きません。${notMe.ja}`,
      en: `Sign-ins and password changes are no longer told by mail. ${notMe.en}`,
    },
    to: toSettings,
  }),
  'mail-bounced': ({ email }) => ({
    icon: 'mail',
    title: { ja: 'メールをお届けできませんでした', en: 'Our mail could not be delivered' },
    body: {
      ja: `${email} 宛のメールが戻ってきました。アドレスと受信設定をご確認のうえ、試し送信をお試しください。`,
      en: `Mail to ${email} came back. Check the address and its filters, then send a trial.`,
    },
    to: toSettings,
  }),
  'push-ended': ({ device }) => ({
    icon: 'bell',
    title: { ja: 'プッシュ通知が止まりました', en: 'Push messages have stopped' },
    body: {
      ja: `「${device}」に通知を送れなくなりました。続けて受け取るには、その端末でもう一度オンにしてください。`,
      en: `“${device}” takes no more messages. To get them again, switch them on once more on that device.`,
    },
    to: toSettings,
  }),
  trial: () => ({
    icon: 'check',
    title: { ja: '試し送信のお知らせ', en: 'A trial notice' },
    body: { ja: 'このお知らせは、通知の設定から送られました。', en: 'You sent this from the notice settings.' },
    to: toSettings,
  }),
  'registration-under-review': ({ receipt }) => ({
    icon: 'car',
    title: { ja: '使用者登録を確認しています', en: 'Your registration is being looked at' },
    body: {
      ja: `お申込み（${receipt}）を担当者が確認しています。結果はメールとお知らせでご連絡します。`,
      en: `A person is looking at your registration (${receipt}). You will hear by mail and here.`,
    },
    to: toStatus,
  }),
  'registration-approved': ({ receipt, vehicle, vehicleId }) => ({
    icon: 'car',
    title: { ja: `${vehicle}の使用者になりました`, en: `You are the user of ${vehicle}` },
    body: {
      ja: `使用者登録（${receipt}）が完了しました。続けて${brand.telematics.ja}などのサービスをお申込みいただけます。`,
      en: `Your registration (${receipt}) is complete. You can go on to ${brand.telematics.en} and other services.`,
    },
    to: { href: `/signup/services?vehicle=${vehicleId}`, label: { ja: '次の手続きに進む', en: 'Go on to the services' } },
  }),
  'registration-rejected': ({ receipt, registrationId }) => ({
    icon: 'car',
    title: { ja: '使用者登録を完了できませんでした', en: 'Your registration could not be completed' },
    body: {
      ja: `お申込み（${receipt}）に、車検証と一致しない項目がありました。入力済みの画面で、その項目だけを直せます。`,
      en: `An item of your registration (${receipt}) does not agree with the certificate. The filled form opens at it.`,
    },
    to: { href: `/signup/amend/${registrationId}`, label: { ja: '該当する項目を直す', en: 'Correct it' } },
  }),
  'registration-overdue': ({ receipt }) => ({
    icon: 'car',
    title: { ja: '使用者登録の確認にお時間をいただいています', en: 'Your registration is taking longer' },
    body: {
      ja: `お申込み（${receipt}）から7日が過ぎました。お急ぎのときは${information.name.ja}（${information.phone}）へお電話ください。`,
      en: `Seven days have passed since your registration (${receipt}). If it is urgent, please call the ${information.name.en} (${information.phone}).`,
    },
    to: toStatus,
  }),
  'vehicle-taken-over': ({ vehicle }) => ({
    icon: 'car',
    title: { ja: `${vehicle}をMyガレージに追加しました`, en: `${vehicle} is in your garage` },
    body: {
      ja: `お心当たりがないときは、${support.name.ja}（${support.phone}）へご連絡ください。`,
      en: `If this was not you, please call the ${support.name.en} (${support.phone}).`,
    },
    to: { href: '/garage', label: { ja: `${services.garage.ja}を開く`, en: `Open ${services.garage.en.toLowerCase()}` } },
  }),
  'device-alerted': ({ vehicle, alert }) => ({
    icon: 'warning',
    title: { ja: `${vehicle}：${alertSaid(alert).ja}`, en: `${vehicle}: ${alertSaid(alert).en}` },
    body: {
      ja: 'お車につないだ機器からの知らせです。お車の様子をお確かめください。',
      en: 'The device connected to your car reports this. Please see how your car is.',
    },
    to: toCheck,
  }),
  'request-done': ({ verb, vehicle }) => ({
    icon: 'check',
    title: { ja: `${operation(verb).ja}が完了しました`, en: `${operation(verb).en}: done` },
    body: { ja: vehicle, en: vehicle },
    to: toCheck,
  }),
  'request-refused': ({ verb, vehicle }) => ({
    icon: 'warning',
    title: { ja: `${operation(verb).ja}を実行できませんでした`, en: `${operation(verb).en}: refused` },
    body: { ja: `${vehicle}が、そのときの状態により受け付けませんでした。`, en: `${vehicle} did not accept it in the state it was in.` },
    to: toOperate,
  }),
  'request-failed': ({ verb, vehicle }) => ({
    icon: 'warning',
    title: { ja: `${operation(verb).ja}が完了しませんでした`, en: `${operation(verb).en}: not finished` },
    body: {
      ja: `${vehicle}が実行しましたが、最後まで終わりませんでした。お車の状態をご確認ください。`,
      en: `${vehicle} began and did not finish. Please check how the car is.`,
    },
    to: toCheck,
  }),
  'request-no-answer': ({ verb, vehicle }) => ({
    icon: 'wifi-off',
    title: { ja: `${operation(verb).ja}: お車から応答がありません`, en: `${operation(verb).en}: no answer` },
    body: {
      ja: `${vehicle}から時間内に応答がありませんでした。実行されたかどうかは、わかりしだいお知らせします。`,
      en: `${vehicle} did not answer in time. You will hear whether it was done as soon as that is known.`,
    },
    to: toOperate,
  }),
  'request-happened': ({ verb, vehicle }) => ({
    icon: 'check',
    title: { ja: `${operation(verb).ja}は実行されていました`, en: `${operation(verb).en}: it was done` },
    body: {
      ja: `応答のなかった${vehicle}から新しい状態が届き、確認できました。`,
      en: `${vehicle}, which had not answered, has reported since.`,
    },
    to: toCheck,
  }),
  'request-did-not-happen': ({ verb, vehicle }) => ({
    icon: 'warning',
    title: { ja: `${operation(verb).ja}は実行されていませんでした`, en: `${operation(verb).en}: it was not done` },
    body: {
      ja: `応答のなかった${vehicle}から新しい状態が届きました。必要なときは、もう一度操作してください。`,
      en: `${vehicle}, which had not answered, has reported since. Ask again if you still wish it.`,
    },
    to: toOperate,
  }),
  'others-request-done': ({ verb, vehicle, by }) => ({
    icon: 'users',
    title: { ja: `${by}さんがお車を操作しました`, en: `${by} operated your car` },
    body: { ja: `${vehicle}: ${operation(verb).ja}`, en: `${vehicle}: ${operation(verb).en}` },
    to: toCheck,
  }),
}

const unknown: Said = {
  icon: 'bell',
  title: { ja: '新しいお知らせがあります', en: 'There is news' },
  body: {
    ja: 'このお知らせを表示するには、アプリを読み込み直してください。',
    en: 'Please reload the app to see what it is.',
  },
}

/** What a notice says. A word from a newer centre is news all the same. */
export function say({ word, facts }: Pick<Notice, 'word' | 'facts'>, language: Language) {
  const said = Object.hasOwn(sayings, word) ? (sayings[word as NoticeWord] as (facts: object) => Said)(facts) : unknown
  return {
    icon: said.icon,
    title: said.title[language],
    body: said.body[language],
    to: said.to ? { href: said.to.href, label: said.to.label[language] } : null,
    /** The code of the car that explains an end, for a sentence of its own. */
    code: typeof facts.code === 'string' ? facts.code : null,
  }
}
