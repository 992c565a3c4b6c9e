import { defineTexts } from '../language.tsx'

/** What a way to pay is called, wherever it is named. */
export const methodTexts = defineTexts({
  ja: {
    card: 'クレジットカード',
    invoice: '請求書払い（法人のお客さま）',
    'direct-debit': '口座引落し',
    waiting: '銀行の手続き中',
    refused: '銀行で手続きできませんでした。ほかの方法をお選びください。',
    asking: '銀行に確認しています…',
    billTo: (name: string) => `${name} 宛て`,
    cardFacts: (brand: string, last4: string) => `${brand} •••• ${last4}`,
    none: '未登録',
  },
  en: {
    card: 'Credit card',
    invoice: 'Invoice, for corporations',
    'direct-debit': 'Direct debit',
    waiting: 'the bank is working on it',
    refused: 'The bank did not accept it. Please choose another way.',
    asking: 'Asking the bank …',
    billTo: (name) => `to ${name}`,
    cardFacts: (brand, last4) => `${brand} •••• ${last4}`,
    none: 'none yet',
  },
})

/** How direct debit is agreed to. */
export const mandateTexts = defineTexts({
  ja: {
    way: '口座引落しの手続き',
    online: '銀行の画面で手続きする',
    onlineMore: 'このまま銀行の画面に移ります。済むと、この画面に戻ります。',
    paper: '用紙で手続きする',
    paperMore: '販売店のスタッフが口座振替依頼書をお渡しします。銀行の手続きが終わるまで、1〜2か月かかります。',
  },
  en: {
    way: 'How to agree to direct debit',
    online: 'At my bank’s page',
    onlineMore: 'You go to the bank now, and come back here.',
    paper: 'On paper',
    paperMore: 'The staff of your dealer gives you the form. The bank takes one or two months.',
  },
})
