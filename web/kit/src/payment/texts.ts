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
