/** The mails of a sign-up that are not about a registration. Japanese first. Pure. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import { letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'

const from = senderOf(brand.mail.account)
const { product, account } = brand
const notAsked = {
  ja: 'お心当たりがない場合は、このメールを破棄してください。',
  en: 'If this means nothing to you, please delete this mail.',
}

/** The way back to an unfinished sign-up (IMP-01). The link shows nothing by itself. */
export function resumeMail(to: string, url: string, hours: number): Mail {
  return letter({
    kind: 'signup.resume',
    to,
    from,
    subject: { ja: 'お申込みの続き', en: 'Continue your sign-up' },
    ja: {
      title: 'お申込みの続きはこちらから',
      paragraphs: [
        `ここまでの入力内容は、最後の操作から${hours}時間お預かりします。`,
        '別の端末で開いたときは、このアドレスにお送りする6桁の認証コードで、ご本人であることを確認します。',
      ],
      button: { label: '続きを開く', url },
      notes: [notAsked.ja],
    },
    en: {
      title: 'Continue where you stopped',
      paragraphs: [
        `What you entered is kept for ${hours} hours from your last step.`,
        'On another device we first make sure it is you, with a six-digit code sent to this address.',
      ],
      button: { label: 'Continue', url },
      notes: [notAsked.en],
    },
  })
}

/** The follow-up by SMS, when its mail came back (IMP-36). */
export const followUpText = (url: string): Both => ({
  ja: `${product.ja}: 使用者の登録がまだ済んでいません。メールが届かないためSMSでお送りします。 ${url}`,
  en: `${product.en}: the user of the car is not registered yet. Our mail came back, hence this SMS. ${url}`,
})

/** The user's own way in, for a phone that cannot scan (USR-12, IMP-24). */
export function userLinkMail(to: string, { url, dealer }: { url: string; dealer: string }): Mail {
  return letter({
    kind: 'signup.user-link',
    to,
    from,
    subject: { ja: `使用者の登録のお願い（${product.ja}）`, en: `Please register as the car’s user (${product.en})` },
    ja: {
      title: '使用者の登録をお願いします',
      paragraphs: [
        `${dealer}でご契約のおクルマについて、使用者の登録をお願いするメールです。ご自分のスマートフォンで開いてください。`,
        'はじめに開いた端末だけで使えるリンクです。ほかの方に転送しないでください。',
      ],
      button: { label: '登録をはじめる', url },
      notes: [notAsked.ja],
    },
    en: {
      title: 'Please register as the user of the car',
      paragraphs: [
        `A car was bought at ${dealer}, and you were named as the person who will use it. Please open this on your own phone.`,
        'The link works on the first phone that begins with it. Please do not forward it.',
      ],
      button: { label: 'Begin', url },
      notes: [notAsked.en],
    },
  })
}

/** The car is registered and its user is not (M-05, PDL-03; IMP-35 for the user who was invited). */
export function followUpMail(
  to: string,
  { who, url, dealer, reminder }: { who: 'buyer' | 'user'; url: string; dealer: string; reminder: boolean },
): Mail {
  const again = reminder ? { ja: '（再送）', en: ' (reminder)' } : { ja: '', en: '' }
  const whoDoes =
    who === 'buyer'
      ? {
          ja: '使用者となる方に、このメールのリンクをお伝えください。ご自身が使用者の場合は、そのままお進みください。',
          en: 'Please pass the link on to the person who will use the car. If that is you, go on yourself.',
        }
      : {
          ja: 'ご契約者から、使用者としてご案内を受けています。ご自分のスマートフォンでお進みください。',
          en: 'The buyer named you as the person who will use the car. Please go on with your own phone.',
        }
  return letter({
    kind: who === 'buyer' ? 'signup.follow-up' : 'signup.invitation',
    to,
    from,
    subject: { ja: `使用者の登録とサービスのお申込み${again.ja}`, en: `Register the car’s user and its services${again.en}` },
    ja: {
      title: 'おクルマの登録が完了しました',
      paragraphs: [
        `${dealer}でご契約のおクルマが登録されました。${product.ja}のサービスをお使いいただくには、使用者の登録が必要です。`,
        whoDoes.ja,
        `お手元に、車検証（車台番号と自動車登録番号）と、お持ちの場合は${account.ja}をご用意ください。`,
      ],
      button: { label: '使用者の登録へ', url },
      notes: [notAsked.ja],
    },
    en: {
      title: 'The car is registered',
      paragraphs: [
        `The car bought at ${dealer} has been registered. To use the services of ${product.en}, its user has to register.`,
        whoDoes.en,
        `Have the inspection certificate at hand (chassis number and registration number) and, if there is one, your ${account.en}.`,
      ],
      button: { label: 'Register the user', url },
      notes: [notAsked.en],
    },
  })
}

/** A dealer took the car in; whoever did not give it away hears of it at once. */
export function takenOverMail(to: string, { dealer, car, url }: { dealer: string; car: string; url: string }): Mail {
  const desk = brand.desks.information
  return letter({
    kind: 'signup.taken-over',
    to,
    from,
    subject: { ja: `${car} の引き取りの記録`, en: `${car} was taken in by a dealer` },
    ja: {
      title: 'おクルマがガレージから外れました',
      paragraphs: [
        `${dealer}が、${car} をお引き取りしたことを記録しました。お客さまの使用者としての登録、サービスのご契約、共有は、本日で終わりました。`,
        `お引き渡しのお心当たりがない場合は、すぐに${desk.name.ja}（${desk.phone}）へご連絡ください。`,
      ],
      button: { label: 'ガレージを見る', url },
    },
    en: {
      title: 'The car has left your garage',
      paragraphs: [
        `${dealer} recorded that ${car} was handed over to them. Your registration as its user, its services and everybody you lent it to ended today.`,
        `If you have not handed it over, call ${desk.name.en} (${desk.phone}) at once.`,
      ],
      button: { label: 'See the garage', url },
    },
  })
}
