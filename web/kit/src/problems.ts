import type { Problem } from '@tsunagu/contract/endpoint.ts'
import { type Language, plural } from './format.ts'

type Facts = Record<string, unknown>
/** A plain sentence, or one made from the problem's facts. It says what happened and what to do. */
type ProblemSentence = string | ((facts: Facts, problem: Pick<Problem, 'retryAfter'>) => string)
export interface ProblemSentences {
  readonly ja: Record<string, ProblemSentence>
  readonly en: Record<string, ProblemSentence>
}

/** Sentences of an app for its own codes; English must have the same codes as Japanese. */
export function defineProblemSentences<Code extends string>(sentences: {
  ja: Record<Code, ProblemSentence>
  en: Record<NoInfer<Code>, ProblemSentence>
}): ProblemSentences {
  return sentences
}

const count = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

const shared = defineProblemSentences({
  ja: {
    unknown: '処理できませんでした。時間をおいてもう一度お試しください。',
    invalid: '入力内容をご確認ください。',
    'not-found': 'お探しの情報が見つかりませんでした。',
    'not-allowed': 'この操作を行う権限がありません。',
    'signed-out': 'ログインの有効期限が切れました。もう一度ログインしてください。',
    'too-many': (_, { retryAfter }) =>
      retryAfter
        ? `操作が続いたため、一時的に受け付けていません。約${waitJa(retryAfter)}後にお試しください。`
        : '操作が続いたため、一時的に受け付けていません。しばらくしてからお試しください。',
    unavailable: 'ただいまサービスに接続できません。しばらくしてからお試しください。',
    'foreign-page': 'このページからは操作できません。アプリを開き直してください。',
    'no-network': 'インターネットに接続できません。通信状況をご確認ください。',
    conflict: '別の画面で内容が変更されました。最新の内容をご確認のうえ、もう一度お試しください。',
    'already-done': 'この手続きはすでに完了しています。',
    'proof-needed': 'この操作にはパスキーによる本人確認が必要です。',
    'fresh-needed': '安全のため、もう一度本人確認をお願いします。',
    'passkey-needed': 'この操作にはパスキーの登録が必要です。アカウントの設定から登録してください。',
    'sign-in-failed': 'メールアドレスまたはパスワードが正しくありません。',
    'wrong-password': 'パスワードが正しくありません。',
    'code-wrong': ({ triesLeft }) => {
      const left = count(triesLeft)
      return left === undefined ? '確認コードが正しくありません。' : `確認コードが正しくありません。あと${left}回入力できます。`
    },
    'code-expired': '確認コードの有効期限が切れました。新しいコードを送信してください。',
    'code-used-up': '入力できる回数を超えました。新しいコードを送信してください。',
    'code-needed': '先にメールアドレスの確認を済ませてください。',
    'password-known': '流出が知られているパスワードのため使えません。別のパスワードをお選びください。',
    'already-registered': 'すでに登録されています。',
    'passkey-invalid': 'パスキーを確認できませんでした。もう一度お試しください。',
    'not-a-picture': 'この形式の画像は使用できません。JPEG・PNG・WebP の画像をお選びください。',
    'already-owned': 'このお車はすでにほかのアカウントに登録されています。',
    'handover-code-wrong': '登録コードが正しくありません。',
    'car-never-seen': 'お車との通信がまだ始まっていません。通信の設定が済んでからお試しください。',
    'caution-changed': 'ご注意いただきたいことが更新されました。もう一度ご確認ください。',
    'resend-too-early': '確認コードを送信したばかりです。届かないときは、少し待ってから再送してください。',
    'link-used': 'このリンクはすでに使われています。',
    'link-expired': 'このリンクの有効期限が切れました。',
    'car-is-moving': 'お車が走行中のため、操作できません。停車してからお試しください。',
    'someone-inside': '車内に人がいる可能性があるため、操作を行いませんでした。お車の様子をご確認ください。',
    'service-not-available': 'このお車では、このサービスをご利用いただけません。',
    'contract-needed': 'ご利用にはG-Linkのご契約が必要です。お申込みの状況をご確認ください。',
    'free-time-over': '無料期間を過ぎているため、ここではお申し込みいただけません。担当の販売店にご相談ください。',
    'cannot-withdraw': 'この同意だけを撤回することはできません。撤回の条件をご確認ください。',
    'caution-not-acknowledged': 'はじめてご利用になる前に、ご注意いただきたいことをご確認ください。',
    'door-open': 'ドアが開いているため、操作できません。',
    'ignition-on': 'お車の電源が入っているため、操作できません。',
    'already-requested': '同じ操作を実行しています。結果が出るまでお待ちください。',
    'car-asleep': 'お車が休止しています。呼び出しに時間がかかることがあります。',
    'car-offline': 'お車と通信できません。電波の届かない場所にある可能性があります。',
    'not-equipped': 'このお車には、この装備がありません。',
    blocked: 'お車の機構が動かなかったため、完了できませんでした。お車の様子をご確認ください。',
    fault: 'お車の装置に不具合があり、完了できませんでした。販売店にご相談ください。',
    expired: '時間内にお車へ届かなかったため、取り消しました。',
    'unknown-verb': 'お車のソフトウェアがこの操作に対応していません。',
    'wrong-epoch': 'お車との確認が完了しませんでした。もう一度お試しください。',
    'not-signed': 'お車が依頼を確認できませんでした。もう一度お試しください。',
    replayed: 'お車はこの依頼をすでに受け取っています。',
    'file-too-large': 'ファイルが大きすぎます。小さい画像をお選びください。',
  },
  en: {
    unknown: 'That did not work. Please try again in a while.',
    invalid: 'Please check what you entered.',
    'not-found': 'We could not find what you are looking for.',
    'not-allowed': 'You are not allowed to do this.',
    'signed-out': 'Your session has ended. Please sign in again.',
    'too-many': (_, { retryAfter }) =>
      retryAfter ? `Too many attempts. Please try again in about ${waitEn(retryAfter)}.` : 'Too many attempts. Please try again later.',
    unavailable: 'The service cannot be reached right now. Please try again in a while.',
    'foreign-page': 'This page may not do that. Please open the app again.',
    'no-network': 'You seem to be offline. Please check your connection.',
    conflict: 'This was changed somewhere else. Look at the latest version and try again.',
    'already-done': 'This has already been completed.',
    'proof-needed': 'Confirm with your passkey to do this.',
    'fresh-needed': 'For your safety, please confirm that it is you once more.',
    'passkey-needed': 'You need a passkey for this. Add one in your account settings.',
    'sign-in-failed': 'The e-mail address or password is not correct.',
    'wrong-password': 'The password is not correct.',
    'code-wrong': ({ triesLeft }) => {
      const left = count(triesLeft)
      return left === undefined ? 'The code is not correct.' : `The code is not correct. You have ${plural(left, 'try', 'tries')} left.`
    },
    'code-expired': 'The code has expired. Please request a new one.',
    'code-used-up': 'Too many wrong codes. Please request a new one.',
    'code-needed': 'Please confirm your e-mail address first.',
    'password-known': 'This password is known from a leak and cannot be used. Please choose another.',
    'already-registered': 'This is already registered.',
    'passkey-invalid': 'Your passkey could not be confirmed. Please try again.',
    'not-a-picture': 'Pictures of this kind cannot be used. Choose a JPEG, PNG or WebP picture.',
    'already-owned': 'This car is already registered to another account.',
    'handover-code-wrong': 'The registration code is not correct.',
    'car-never-seen': 'The car has not been connected yet. Try again once its connection is set up.',
    'caution-changed': 'The points to note have been updated. Please read them again.',
    'resend-too-early': 'A code was sent just now. If it does not arrive, wait a moment and send it again.',
    'link-used': 'This link has already been used.',
    'link-expired': 'This link has expired.',
    'car-is-moving': 'Your car is moving. Try again once it has stopped.',
    'someone-inside': 'Somebody may be in the car, so nothing was done. Please check on the car.',
    'service-not-available': 'This service is not available for this car.',
    'contract-needed': 'This needs a G-Link contract. Please see how your application stands.',
    'free-time-over': 'The free time is over, so it cannot be applied for here. Please ask your dealer.',
    'cannot-withdraw': 'This consent cannot be withdrawn by itself. Please see what it depends on.',
    'caution-not-acknowledged': 'Before you use this for the first time, please read the points to note.',
    'door-open': 'A door is open, so this cannot be done.',
    'ignition-on': 'The car is switched on, so this cannot be done.',
    'already-requested': 'The same request is under way. Please wait for its result.',
    'car-asleep': 'Your car is asleep. Calling it may take a while.',
    'car-offline': 'Your car cannot be reached. It may be out of signal.',
    'not-equipped': 'This car is not equipped for this.',
    blocked: 'Something kept the car from finishing. Please check on the car.',
    fault: 'A fault in the car kept it from finishing. Please ask your dealer.',
    expired: 'It did not reach the car in time and was withdrawn.',
    'unknown-verb': 'The car’s software cannot do this.',
    'wrong-epoch': 'The car could not confirm the request. Please try again.',
    'not-signed': 'The car could not verify the request. Please try again.',
    replayed: 'The car has already received this request.',
    'file-too-large': 'The file is too large. Please choose a smaller picture.',
  },
})

const faults = {
  ja: {
    required: '入力してください。',
    'too-short': '文字数が足りません。',
    'too-long': '文字数が多すぎます。',
    invalid: '入力内容をご確認ください。',
    email: 'メールアドレスの形で入力してください。',
    phone: '電話番号の形で入力してください。',
    weak: '推測されやすいため使えません。別のものにしてください。',
    taken: 'すでに使われています。',
    mismatch: '一致していません。',
    unticked: '確認のうえチェックを入れてください。',
  },
  en: {
    required: 'Please fill this in.',
    'too-short': 'This is too short.',
    'too-long': 'This is too long.',
    invalid: 'Please check this entry.',
    email: 'Enter an e-mail address.',
    phone: 'Enter a telephone number.',
    weak: 'This is too easy to guess. Please choose another.',
    taken: 'This is already in use.',
    mismatch: 'These do not match.',
    unticked: 'Please read and tick this.',
  },
} satisfies Record<Language, Record<string, string>>

/** The sentence a person reads for a problem; `own` (from `defineProblemSentences`) goes first. */
export function problemSentence(
  problem: Pick<Problem, 'code' | 'facts' | 'retryAfter'>,
  language: Language,
  own?: ProblemSentences,
): string {
  const sentence = own?.[language][problem.code] ?? shared[language][problem.code] ?? shared[language].unknown ?? ''
  return typeof sentence === 'string' ? sentence : sentence(problem.facts ?? {}, problem)
}

/** The sentence at a field for a fault code; a sentence in `own` for `field.code` or `code` goes first. */
export function faultSentence(code: string, language: Language, own: Record<string, string> = {}, field = ''): string {
  const known: Record<string, string> = faults[language]
  return own[`${field}.${code}`] ?? own[code] ?? known[code] ?? faults[language].invalid
}

const waitJa = (seconds: number) => (seconds < 90 ? `${Math.ceil(seconds)}秒` : `${Math.ceil(seconds / 60)}分`)
const waitEn = (seconds: number) =>
  seconds < 90 ? plural(Math.ceil(seconds), 'second', 'seconds') : plural(Math.ceil(seconds / 60), 'minute', 'minutes')
