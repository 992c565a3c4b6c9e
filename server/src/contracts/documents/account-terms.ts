/** TOYOTAアカウント利用規約. */
import { type Document, say, section } from './document.ts'

export const accountTerms: Document = {
  id: 'account-terms',
  title: say('TOYOTAアカウント利用規約', 'Terms of the TOYOTA account'),
  pdf: false,
  purposes: ['notices', 'services'],
  versions: [
    {
      version: '2026-11-22',
      from: '2026-11-22',
      changes: [],
      summary: [
        say('アカウントは、ご本人だけがお使いください。', 'The account is for you alone.'),
        say(
          'お預かりする情報は、大切なお知らせと、お申し込みいただいたサービスのために使います。',
          'What you entrust to us is used for notices that matter and for the services you ask for.',
        ),
        say(
          'いつでも登録情報を確認・変更でき、すべての端末からログアウトできます。',
          'You can see and change your details, and sign out everywhere, at any time.',
        ),
      ],
      sections: [
        section(
          say('このアカウントでできること', 'What this account does'),
          say(
            'お車のサービスへのログイン、登録情報の管理、ご本人の確認に使います。アカウントの登録に費用はかかりません。お車のサービスには、それぞれの契約が必要なものがあります。',
            'It signs you in to the services of your car, keeps your details, and confirms that it is you. The account costs nothing. Some services of the car need a contract of their own.',
          ),
        ),
        section(
          say('お預かりする情報', 'What we keep'),
          say(
            'メールアドレス、お名前とふりがな、住所、電話番号、個人のお客さまは生年月日、パスワード（元に戻せない形に変換したもの）、パスキーの公開鍵、ログインした端末と日時を記録します。指紋や顔のデータは受け取りません。',
            'Your e-mail address, your name and its reading, address and telephone numbers, for persons the date of birth, your password (converted so that it cannot be turned back), the public keys of your passkeys, and the devices and times of signing in. We never receive fingerprints or faces.',
          ),
        ),
        section(
          say('情報の使い道', 'What it is used for'),
          say(
            'ご本人の確認、大切なお知らせ、不正な利用の防止、お申し込みいただいたサービスの提供に使います。ご同意なく、ほかの目的に使ったり、第三者に渡したりすることはありません。法令で求められた場合を除きます。',
            'To confirm that it is you, to tell you what matters, to prevent abuse, and to provide the services you ask for. Without your consent it is not used for anything else nor given to anybody, except where the law demands it.',
          ),
        ),
        section(
          say('お願い', 'What we ask of you'),
          say(
            'パスワードをほかの人に教えたり、ほかのサービスと同じものを使ったりしないでください。心当たりのないログインに気づいたときは、すべての端末からログアウトし、パスワードを変更してください。',
            'Tell your password to nobody, and do not use it elsewhere. If you notice a sign-in that was not you, sign out everywhere and change your password.',
          ),
        ),
        section(
          say('利用を止める場合', 'When we stop the account'),
          say(
            '不正な利用が疑われるときは、安全のため、ログインやお車の操作を一時的に止めることがあります。その場合は、登録されたメールアドレスにお知らせします。',
            'When abuse is suspected we may stop sign-in or operations of the car for a while, to keep you safe. You are then told at your registered e-mail address.',
          ),
        ),
        section(
          say('内容の変更', 'Changes'),
          say(
            'この規約を変えるときは、変わる点と時期を前もってお知らせします。同意が必要な変更は、あらためてお伺いします。',
            'Before these terms change we tell you what changes and when. Where your consent is needed, we ask again.',
          ),
        ),
      ],
    },
  ],
}
