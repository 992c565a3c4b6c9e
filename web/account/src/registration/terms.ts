import type { Language } from '@tsunagu/kit/language.tsx'

/** The version a person agrees to; a change of the text below is a new version. */
export const termsVersion = '2026-11-22'

interface Clause {
  title: string
  text: string
}

/** Plain words, one thought to a clause. */
export const terms: Record<Language, { points: readonly string[]; clauses: readonly Clause[] }> = {
  ja: {
    points: [
      'アカウントは、ご本人だけがお使いください。',
      'お預かりする情報は、アカウントの管理と、お申し込みいただいたサービスのためだけに使います。',
      'いつでも登録情報を確認・変更でき、すべての端末からログアウトできます。',
    ],
    clauses: [
      {
        title: 'このアカウントでできること',
        text: 'お車のサービスへのログイン、登録情報の管理、ご本人の確認に使います。アカウントの登録に費用はかかりません。お車のサービスには、それぞれの契約が必要なものがあります。',
      },
      {
        title: 'お預かりする情報',
        text: 'メールアドレス、お名前とふりがな、認証用の携帯電話番号、パスワード（元に戻せない形に変換したもの）、パスキーの公開鍵、ログインした端末と日時を記録します。指紋や顔のデータは受け取りません。',
      },
      {
        title: '情報の使い道',
        text: 'ご本人の確認、大切なお知らせ、不正な利用の防止、お申し込みいただいたサービスの提供に使います。ご同意なく、ほかの目的に使ったり、第三者に渡したりすることはありません。法令で求められた場合を除きます。',
      },
      {
        title: 'お願い',
        text: 'パスワードをほかの人に教えたり、ほかのサービスと同じものを使ったりしないでください。心当たりのないログインに気づいたときは、すべての端末からログアウトし、パスワードを変更してください。',
      },
      {
        title: '利用を止める場合',
        text: '不正な利用が疑われるときは、安全のため、ログインやお車の操作を一時的に止めることがあります。その場合は、登録されたメールアドレスにお知らせします。',
      },
      {
        title: '内容の変更',
        text: 'この規約を変えるときは、変わる点と時期を前もってお知らせします。同意が必要な変更は、あらためてお伺いします。',
      },
    ],
  },
  en: {
    points: [
      'The account is for you alone.',
      'What you entrust to us is used only to keep your account and to provide the services you ask for.',
      'You can see and change your details, and sign out everywhere, at any time.',
    ],
    clauses: [
      {
        title: 'What this account does',
        text: 'It signs you in to the services of your car, keeps your details, and confirms that it is you. The account costs nothing. Some services of the car need a contract of their own.',
      },
      {
        title: 'What we keep',
        text: 'Your e-mail address, your name and its reading, a mobile number for authentication, your password (converted so that it cannot be turned back), the public keys of your passkeys, and the devices and times of signing in. We never receive fingerprints or faces.',
      },
      {
        title: 'What it is used for',
        text: 'To confirm that it is you, to tell you what matters, to prevent abuse, and to provide the services you ask for. Without your consent it is not used for anything else nor given to anybody, except where the law demands it.',
      },
      {
        title: 'What we ask of you',
        text: 'Tell your password to nobody, and do not use it elsewhere. If you notice a sign-in that was not you, sign out everywhere and change your password.',
      },
      {
        title: 'When we stop the account',
        text: 'When abuse is suspected we may stop sign-in or operations of the car for a while, to keep you safe. You are then told at your registered e-mail address.',
      },
      {
        title: 'Changes',
        text: 'Before these terms change we tell you what changes and when. Where your consent is needed, we ask again.',
      },
    ],
  },
}
