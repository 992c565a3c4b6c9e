/** What mails and push messages say, in both languages. The inbox keeps word and facts; its sentences stand with the page. */
import type { Language } from '@tsunagu/contract/accounts.ts'
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import { alertSaid } from '@tsunagu/contract/device-alerts.ts'
import type { NoticeFacts, NoticeWord } from '@tsunagu/contract/notices.ts'
import { type LetterPart, letter } from '../platform/outside/letter.ts'
import type { Mail } from '../platform/outside/mail.ts'

interface Text {
  title: Both
  body: Both
}

const { account, product } = brand
const { support, information } = brand.desks

/** What was asked of the car, as the middle of a sentence. */
const operations: Readonly<Record<string, Both>> = {
  'remote/lock-doors': { ja: 'ドアロック', en: 'locking the doors' },
  'remote/turn-hazard-off': { ja: 'ハザードランプの消灯', en: 'turning the hazard lamps off' },
  'remote/close-windows': { ja: '窓を閉める操作', en: 'closing the windows' },
  'remote/flash-hazard': { ja: 'ハザードランプの点滅', en: 'flashing the hazard lamps' },
}
const anOperation: Both = { ja: 'リモート操作', en: 'the remote operation' }

/** Why a car said no; a code without a sentence says nothing, for the page can. */
const reasons: Readonly<Record<string, Both>> = {
  'car-is-moving': { ja: '走行中だったためです。', en: 'It was moving.' },
  'someone-inside': { ja: '車内に人がいたためです。', en: 'Somebody was inside.' },
  'ignition-on': { ja: 'パワースイッチがオンだったためです。', en: 'Its power was on.' },
  'door-open': { ja: 'ドアが開いていたためです。', en: 'A door was open.' },
}

const operation = (verb: string) => operations[verb] ?? anOperation
const reason = (code: string | null) => (code === null ? undefined : reasons[code])
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const alert: Both = {
  ja: `お心当たりのない場合は、すぐに${account.ja}の画面でパスワードを変更し、すべての端末からサインアウトしてください。`,
  en: `If this was not you, change your password in your ${account.en} at once and sign out everywhere.`,
}

const texts: { readonly [W in NoticeWord]: (facts: NoticeFacts[W]) => Text } = {
  registered: () => ({
    title: { ja: `${account.ja}の登録が完了しました`, en: `Your ${account.en} is ready` },
    body: {
      ja: `ご登録ありがとうございます。${product.ja}でお車を登録すると、離れた場所からお車の状態を確認できます。`,
      en: `Thank you for registering. Add your car in ${product.en} to see how it is from wherever you are.`,
    },
  }),
  'signed-in-on-new-device': ({ device }) => ({
    title: { ja: '新しい端末でログインがありました', en: 'A sign-in on a new device' },
    body: {
      ja: `「${device}」で、お客様の${account.ja}へのログインがありました。${alert.ja}`,
      en: `Somebody signed in to your ${account.en} on “${device}”. ${alert.en}`,
    },
  }),
  'password-changed': () => ({
    title: { ja: 'パスワードが変更されました', en: 'Your password was changed' },
    body: {
      ja: `お客様の${account.ja}のパスワードが変更されました。${alert.ja}`,
      en: `The password of your ${account.en} was changed. ${alert.en}`,
    },
  }),
  'passkey-added': () => ({
    title: { ja: 'パスキーが追加されました', en: 'A passkey was added' },
    body: {
      ja: `お客様の${account.ja}にパスキーが追加されました。${alert.ja}`,
      en: `A passkey was added to your ${account.en}. ${alert.en}`,
    },
  }),
  'token-made': ({ name }) => ({
    title: { ja: 'APIトークンが作成されました', en: 'An API token was made' },
    body: {
      ja: `お客様の${account.ja}でAPIトークン「${name}」が作成されました。${alert.ja}`,
      en: `The API token “${name}” was made in your ${account.en}. ${alert.en}`,
    },
  }),
  'webhook-off': ({ host }) => ({
    title: { ja: 'Webhookを停止しました', en: 'A webhook was switched off' },
    body: {
      ja: `「${host}」への送信が3日以上続けて失敗したため、停止しました。受け取り側を直したあと、${account.ja}の「開発者向け」で再開し、送れなかった分を再送できます。`,
      en: `Deliveries to “${host}” failed for more than three days, so it was switched off. Once the receiver is mended, switch it on again under “For developers” in your ${account.en} and replay what was missed.`,
    },
  }),
  'second-factor-on': () => ({
    title: { ja: '2段階認証をオンにしました', en: 'Two-step sign-in is on' },
    body: {
      ja: `これからは、パスワードでのログインに、認証用電話番号へSMSで届くコードも必要です。電話を失くしたときは、回復コードをお使いください。${alert.ja}`,
      en: `From now on a sign-in by password also needs the code sent to your authentication phone by SMS. If you lose the phone, use a recovery code. ${alert.en}`,
    },
  }),
  'second-factor-off': () => ({
    title: { ja: '2段階認証をオフにしました', en: 'Two-step sign-in is off' },
    body: {
      ja: `これからは、パスワードだけで${account.ja}にログインできます。回復コードは使えなくなりました。${alert.ja}`,
      en: `From now on the password alone signs in to your ${account.en}. The recovery codes no longer work. ${alert.en}`,
    },
  }),
  'recovery-code-used': ({ left }) => ({
    title: { ja: '回復コードが使われました', en: 'A recovery code was used' },
    body: {
      ja: `SMSのコードの代わりに、回復コードが使われました。残りは${left}個です。少なくなったときは、${account.ja}の「ログイン方法」で新しくつくれます。${alert.ja}`,
      en: `A recovery code was used instead of the code by SMS. ${left} of them still work; you can make new ones under “Sign-in” in your ${account.en}. ${alert.en}`,
    },
  }),
  'phone-changed': () => ({
    title: { ja: '認証用電話番号が変更されました', en: 'Your authentication phone was changed' },
    body: {
      ja: `お客様の${account.ja}の認証用電話番号が変更されました。SMSのコードは新しい番号に届きます。${alert.ja}`,
      en: `The authentication phone of your ${account.en} was changed. Codes by SMS go to the new number. ${alert.en}`,
    },
  }),
  'account-mail-off': () => ({
    title: { ja: 'アカウントのメール通知がオフになりました', en: 'Mails about your account were switched off' },
    body: {
      ja: `今後、パスワードの変更やログインのお知らせはメールでは届きません。${product.ja}のお知らせ設定で、いつでも元に戻せます。${alert.ja}`,
      en: `From now on no mail tells you of sign-ins or a changed password. You can switch it on again in the notice settings of ${product.en}. ${alert.en}`,
    },
  }),
  'mail-bounced': ({ email }) => ({
    title: { ja: 'メールが届きません', en: 'Your mail address takes no mail' },
    body: {
      ja: `${email} 宛のメールが、受信側のサーバーで受け取られませんでした。アドレスと受信設定をご確認のうえ、お知らせ設定から試しに送信してください。`,
      en: `The server of ${email} did not take our mail. Please check the address and its filters, then send a trial from the notice settings.`,
    },
  }),
  'push-ended': ({ device }) => ({
    title: { ja: 'プッシュ通知が届かなくなりました', en: 'A browser takes no more push messages' },
    body: {
      ja: `「${device}」へのプッシュ通知が無効になりました。引き続き受け取るには、その端末のお知らせ設定でもう一度オンにしてください。`,
      en: `Push messages to “${device}” have ended. To get them again, switch them on in the notice settings on that device.`,
    },
  }),
  trial: () => ({
    title: { ja: '通知の試し送信です', en: 'This is a trial notice' },
    body: {
      ja: 'この通知が届いていれば、設定は正しく働いています。',
      en: 'If you can read this, the channel works.',
    },
  }),
  'registration-under-review': ({ receipt }) => ({
    title: { ja: '使用者登録を確認しています', en: 'Your registration is being looked at' },
    body: {
      ja: `お申込み（${receipt}）を担当者が確認しています。結果が出しだいお知らせします。`,
      en: `A person is looking at your registration (${receipt}). You will be told as soon as it is decided.`,
    },
  }),
  'registration-approved': ({ receipt, vehicle }) => ({
    title: { ja: '使用者登録が完了しました', en: 'You are registered as the user' },
    body: {
      ja: `「${vehicle}」の使用者登録（${receipt}）が完了しました。続けてサービスをお申込みいただけます。`,
      en: `You are now the registered user of “${vehicle}” (${receipt}) and can apply for its services.`,
    },
  }),
  'registration-rejected': ({ receipt }) => ({
    title: { ja: '使用者登録を完了できませんでした', en: 'Your registration could not be completed' },
    body: {
      ja: `お申込み（${receipt}）に、車検証と一致しない項目がありました。入力済みの画面から、その項目だけを直せます。`,
      en: `Something in your registration (${receipt}) does not agree with the certificate. You can correct that item alone.`,
    },
  }),
  'registration-overdue': ({ receipt }) => ({
    title: { ja: '使用者登録の確認にお時間をいただいています', en: 'Your registration is taking longer' },
    body: {
      ja: `お申込み（${receipt}）から7日が過ぎました。お急ぎの場合は${information.name.ja}（${information.phone}、${information.opens}時～${information.closes}時）へお電話ください。`,
      en: `Seven days have passed since your registration (${receipt}). If it is urgent, call the ${information.name.en} (${information.phone}, ${information.opens}:00–${information.closes}:00 Japan time).`,
    },
  }),
  'vehicle-taken-over': ({ vehicle }) => ({
    title: { ja: 'お車がMyガレージに加わりました', en: 'A car came into your garage' },
    body: {
      ja: `「${vehicle}」がお客様のMyガレージに登録されました。お心当たりのない場合は、${support.name.ja}（${support.phone}、${support.opens}時～${support.closes}時）までご連絡ください。`,
      en: `“${vehicle}” was added to your garage. If this was not you, please call the ${support.name.en} (${support.phone}, ${support.opens}:00–${support.closes}:00 Japan time).`,
    },
  }),
  'device-alerted': ({ vehicle, alert }) => ({
    title: { ja: `${vehicle}：${alertSaid(alert).ja}`, en: `${vehicle}: ${alertSaid(alert).en}` },
    body: {
      ja: `お車につないだ機器から「${alertSaid(alert).ja}」との知らせが届きました。お車の様子をお確かめください。`,
      en: `The device connected to your car reports: ${alertSaid(alert).en}. Please see how your car is.`,
    },
  }),
  'request-done': ({ verb, vehicle }) => ({
    title: { ja: `${operation(verb).ja}が完了しました`, en: `Done: ${operation(verb).en}` },
    body: { ja: `「${vehicle}」で実行されました。`, en: `“${vehicle}” has done it.` },
  }),
  'request-refused': ({ verb, vehicle, code }) => ({
    title: { ja: `${operation(verb).ja}を実行できませんでした`, en: `Refused: ${operation(verb).en}` },
    body: {
      ja: `「${vehicle}」が受け付けませんでした。${reason(code)?.ja ?? ''}`,
      en: `“${vehicle}” did not accept it. ${reason(code)?.en ?? ''}`.trim(),
    },
  }),
  'request-failed': ({ verb, vehicle, code }) => ({
    title: { ja: `${operation(verb).ja}を完了できませんでした`, en: `Not completed: ${operation(verb).en}` },
    body: {
      ja: `「${vehicle}」で実行しましたが、完了しませんでした。${reason(code)?.ja ?? ''}お車の状態をご確認ください。`,
      en: `“${vehicle}” tried and did not finish. ${reason(code)?.en ?? ''} Please check how the car is.`.replace('  ', ' '),
    },
  }),
  'request-no-answer': ({ verb, vehicle }) => ({
    title: { ja: 'お車から応答がありません', en: 'No answer from the car' },
    body: {
      ja: `「${vehicle}」へお送りした${operation(verb).ja}に、時間内の応答がありませんでした。実行されたかどうかは、お車から次の情報が届いたときにお知らせします。`,
      en: `“${vehicle}” did not answer in time (${operation(verb).en}). Whether it was done we shall tell you when the car is next heard.`,
    },
  }),
  'request-happened': ({ verb, vehicle }) => ({
    title: { ja: `${operation(verb).ja}は実行されていました`, en: `It was done: ${operation(verb).en}` },
    body: {
      ja: `応答のなかった「${vehicle}」から情報が届き、実行されていたことを確認しました。`,
      en: `“${vehicle}” had not answered; it has now reported, and it was done.`,
    },
  }),
  'request-did-not-happen': ({ verb, vehicle }) => ({
    title: { ja: `${operation(verb).ja}は実行されていませんでした`, en: `It was not done: ${operation(verb).en}` },
    body: {
      ja: `応答のなかった「${vehicle}」から情報が届き、実行されていなかったことがわかりました。必要な場合はもう一度お試しください。`,
      en: `“${vehicle}” had not answered; it has now reported, and it was not done. Please try again if you still wish it.`,
    },
  }),
  'others-request-done': ({ verb, vehicle, by }) => ({
    title: { ja: `${by}さんがお車を操作しました`, en: `${by} operated your car` },
    body: {
      ja: `${by}さんの依頼で、「${vehicle}」の${operation(verb).ja}が実行されました。`,
      en: `${capital(operation(verb).en)} was done on “${vehicle}” at the request of ${by}.`,
    },
  }),
}

/** Names that people chose must stay one line. */
const oneLine = (value: unknown) => (typeof value === 'string' ? value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() : value)

/** The sentence of a piece of news; null for a word that is no longer told. */
export function textOf(word: string, facts: object): Text | null {
  if (!Object.hasOwn(texts, word)) return null
  const plain = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, oneLine(value)]))
  return (texts[word as NoticeWord] as (facts: object) => Text)(plain)
}

const times: Record<Language, Intl.DateTimeFormat> = {
  ja: new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', dateStyle: 'long', timeStyle: 'short' }),
}

/** A whole mail: the person's language first, the other one below. `link`: where the notice can be read. */
export function noticeLetter(
  text: Text,
  to: { name: string; email: string; language: Language },
  at: Date,
  { link, from }: { link: string; from: string },
): Mail {
  const name = String(oneLine(to.name))
  const parts: Record<Language, LetterPart> = {
    ja: {
      title: text.title.ja,
      paragraphs: [`${name} 様`, text.body.ja],
      facts: [['日時', times.ja.format(at)]],
      button: { label: 'お知らせを開く', url: link },
      notes: [
        `${product.ja}から自動でお送りしています。このメールに返信されてもお答えできません。通知の設定は${product.ja}で変更できます。`,
      ],
    },
    en: {
      title: text.title.en,
      paragraphs: [`Dear ${name},`, text.body.en],
      facts: [['Time', `${times.en.format(at)} (Japan)`]],
      button: { label: 'Open the notice', url: link },
      notes: [`Sent by ${product.en} by itself; replies are not read. What you are told, and how, you choose in ${product.en}.`],
    },
  }
  // in a list of mails one language is enough
  const subject = { ja: text.title[to.language], en: text.title[to.language] }
  return letter({ kind: 'notices.news', to: to.email, from, subject, first: to.language, ...parts })
}
