/** The mails of accounts, Japanese first. No link in a mail with a code: nobody should learn to click there. */
import { brand } from '@tsunagu/contract/brand.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { CodePurpose } from '../tables.ts'

const sender = `${brand.mail.account.name.ja} <${brand.mail.account.address}>`

const whatFor: Record<CodePurpose, { ja: string; en: string }> = {
  registration: { ja: `${brand.account.ja}の登録`, en: `your new ${brand.account.en}` },
  'password-reset': { ja: 'パスワードの再設定', en: 'your new password' },
  access: { ja: '別の端末でのお手続きの再開', en: 'going on with your procedure on another device' },
}

/** M-01. The code stands in the subject too, where a phone's keyboard finds it. */
export function codeMail(purpose: CodePurpose, to: string, code: string, minutes: number): Mail {
  const what = whatFor[purpose]
  return {
    kind: 'accounts.code',
    from: sender,
    to,
    subject: `認証コード ${code}（${brand.account.ja}） / Verification code`,
    text: `${what.ja}のための認証コードです。

    ${code}

画面に入力してください。${minutes}分間有効です。新しいコードをお送りした場合は、いちばん新しいものだけが使えます。
このコードを人に教えないでください。電話などでお尋ねすることはありません。
お心当たりがない場合は、このメールを破棄してください。何も変更されません。

----

This is the verification code for ${what.en}.

    ${code}

Enter it on the page within ${minutes} minutes. If you asked for another code, only the newest one works.
Never tell anybody this code; we do not ask for it by phone.
If you did not ask for it, delete this mail: nothing has changed.
`,
  }
}

/** Instead of a code: whoever asked at the page cannot tell the difference, the owner of the address can. */
export function knownAddressMail(to: string, address: string): Mail {
  return {
    kind: 'accounts.known-address',
    from: sender,
    to,
    subject: `このメールアドレスは登録済みです（${brand.account.ja}） / You already have an account`,
    text: `このメールアドレスで${brand.account.ja}の新規登録が申し込まれましたが、すでに登録されています。

${brand.product.ja}（${address}）を開いてログインしてください。パスワードをお忘れの場合は、ログイン画面から再設定できます。
お心当たりがない場合は、このメールを破棄してください。何も変更されません。

----

Somebody asked for a new ${brand.account.en} with this address, but it has one already.

Open ${brand.product.en} (${address}) and sign in; the sign-in page helps if you forgot the password.
If it was not you, delete this mail: nothing has changed.
`,
  }
}
