/** Words of the centre about a case, as sentences: what happened, and which mail went out. */
import { defineTexts } from '@tsunagu/kit/language.tsx'

export const historyTexts = defineTexts({
  ja: {
    received: 'お申込みを受け付けました',
    'review-begun': '審査を始めました',
    'picture-given': '車検証の画像が提出されました',
    approved: '承認しました',
    'approved-by-itself': '自動で照合し、承認しました',
    rejected: '不承認にしました',
    overdue: '期限を過ぎました',
    'mail-bounced': 'メールが届きませんでした',
  },
  en: {
    received: 'Received',
    'review-begun': 'Review begun',
    'picture-given': 'Picture of the certificate handed in',
    approved: 'Approved',
    'approved-by-itself': 'Matched and approved by itself',
    rejected: 'Rejected',
    overdue: 'Overdue',
    'mail-bounced': 'A mail came back',
  },
})

export const mailTexts = defineTexts({
  ja: {
    received: '受付完了メール',
    'fleet-received': '受付完了メール（一括）',
    approved: '登録完了メール',
    rejected: '登録エラーメール',
    overdue: 'お待たせのご連絡',
  },
  en: {
    received: 'Received',
    'fleet-received': 'Received (several cars)',
    approved: 'Registered',
    rejected: 'Registration error',
    overdue: 'It takes longer',
  },
})

/** A word that a newer centre says and this page does not know is said as it is. */
export const wordOf = (words: object, word: string): string => (words as Record<string, string | undefined>)[word] ?? word
