/** The mails with codes, Japanese first. No link in a mail with a code: nobody should learn to click there. */
import { brand } from '@tsunagu/contract/brand.ts'
import { letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { CodePurpose } from '../tables.ts'

const from = senderOf(brand.mail.account)

const whatFor: Record<CodePurpose, { ja: string; en: string }> = {
  registration: { ja: `${brand.account.ja}の登録`, en: `your new ${brand.account.en}` },
  'password-reset': { ja: 'パスワードの再設定', en: 'your new password' },
  access: { ja: '別の端末でのお手続きの再開', en: 'going on with your procedure on another device' },
}

/** M-01. The code stands in the subject too, where a phone's keyboard finds it. */
export function codeMail(purpose: CodePurpose, to: string, code: string, minutes: number): Mail {
  const what = whatFor[purpose]
  return letter({
    kind: 'accounts.code',
    from,
    to,
    subject: { ja: `認証コード ${code}（${brand.account.ja}）`, en: 'Verification code' },
    ja: {
      title: '認証コードのお知らせ',
      paragraphs: [
        `${what.ja}のための認証コードです。画面に入力してください。`,
        `${minutes}分間有効です。新しいコードをお送りした場合は、いちばん新しいものだけが使えます。`,
      ],
      code,
      notes: [
        'このコードを人に教えないでください。電話などでお尋ねすることはありません。',
        'お心当たりがない場合は、このメールを破棄してください。何も変更されません。',
      ],
    },
    en: {
      title: 'Your verification code',
      paragraphs: [
        `This is the verification code for ${what.en}. Enter it on the page.`,
        `It holds for ${minutes} minutes. If you asked for another code, only the newest one works.`,
      ],
      code,
      notes: [
        'Never tell anybody this code; we do not ask for it by phone.',
        'If you did not ask for it, delete this mail: nothing has changed.',
      ],
    },
  })
}

/** Instead of a code: whoever asked at the page cannot tell the difference, the owner of the address can. */
export function knownAddressMail(to: string, address: string): Mail {
  return letter({
    kind: 'accounts.known-address',
    from,
    to,
    subject: { ja: `このメールアドレスは登録済みです（${brand.account.ja}）`, en: 'You already have an account' },
    ja: {
      title: 'このメールアドレスは登録済みです',
      paragraphs: [
        `このメールアドレスで${brand.account.ja}の新規登録が申し込まれましたが、すでに登録されています。`,
        `${brand.product.ja}（${address}）を開いてログインしてください。パスワードをお忘れの場合は、ログイン画面から再設定できます。`,
        'ご購入やお届け後のお手続きの途中の場合は、「アカウントをお持ちの方」に戻ってログインすると、そのまま続けられます。',
      ],
      notes: ['お心当たりがない場合は、このメールを破棄してください。何も変更されません。'],
    },
    en: {
      title: 'You already have an account',
      paragraphs: [
        `Somebody asked for a new ${brand.account.en} with this address, but it has one already.`,
        `Open ${brand.product.en} (${address}) and sign in; the sign-in page helps if you forgot the password.`,
        'If you are in the middle of signing up a car, go back and choose that you have an account: you carry on from there.',
      ],
      notes: ['If it was not you, delete this mail: nothing has changed.'],
    },
  })
}
