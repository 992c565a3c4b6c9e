import { defineTexts } from '@tsunagu/kit/language.tsx'
import { methodTexts } from '@tsunagu/kit/payment/texts.ts'

export const paymentTexts = defineTexts({
  ja: {
    ...methodTexts.ja,
    choose: 'お支払い方法をお選びください',
    cardMore: 'カード番号は、カード会社の画面に直接入力します。',
    invoiceMore: 'ご登録の住所へ請求書を郵送します。',
    'direct-debitMore': '用紙に記入するか、銀行の画面で手続きします。',
    only: 'お選びいただいたサービスのお支払いは、クレジットカードのみです。',
    now: 'いまのお支払い方法',
    useThis: 'この方法を使う',
    other: '別の方法を登録する',
    next: '次へ',
    register: '登録する',
  },
  en: {
    ...methodTexts.en,
    choose: 'Please choose how to pay',
    cardMore: 'The number is typed at the card company, not here.',
    invoiceMore: 'A bill by post to your registered address.',
    'direct-debitMore': 'By a form on paper, or at your bank’s own page.',
    only: 'What you have chosen can be paid by credit card only.',
    now: 'How you pay now',
    useThis: 'Use this',
    other: 'Register another',
    next: 'Next',
    register: 'Register',
  },
})
