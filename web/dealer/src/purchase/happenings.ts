/** What happened to a purchase, in a sentence. The centre sends a word and facts, never a text. */
import type { Language } from '@tsunagu/kit/format.ts'

interface Happening {
  text: string
  facts: Record<string, string>
}

const who = { ja: { buyer: '買主', user: '使用者' }, en: { buyer: 'buyer', user: 'user' } } as const
const partyOf = (facts: Happening['facts'], language: Language) => who[language][facts.party === 'user' ? 'user' : 'buyer']

type Sentence = (facts: Happening['facts']) => string
const sentences: Record<string, { ja: Sentence; en: Sentence }> = {
  opened: { ja: () => 'ご契約を登録しました', en: () => 'Purchase entered' },
  'stated-changed': { ja: () => '伺った内容を訂正しました', en: () => 'What was told corrected' },
  'chassis-number-changed': { ja: () => '車台番号を記録しました', en: () => 'Chassis number recorded' },
  'link-issued': {
    ja: (facts) => `${partyOf(facts, 'ja')}用のQRコードを発行しました`,
    en: (facts) => `QR code issued for the ${partyOf(facts, 'en')}`,
  },
  'link-texted': {
    ja: (facts) => `${partyOf(facts, 'ja')}にリンクをSMSで送りました`,
    en: (facts) => `Link sent to the ${partyOf(facts, 'en')} by SMS`,
  },
  'link-text-failed': {
    ja: (facts) => `${partyOf(facts, 'ja')}宛てのSMSを送れませんでした。番号をご確認ください`,
    en: (facts) => `The SMS to the ${partyOf(facts, 'en')} could not be sent: please check the number`,
  },
  'tablet-lent': {
    ja: (facts) => `${partyOf(facts, 'ja')}に販売店の端末をお渡ししました`,
    en: (facts) => `The dealer’s device handed to the ${partyOf(facts, 'en')}`,
  },
  'tablet-returned': { ja: () => '販売店の端末が返却されました', en: () => 'The dealer’s device was handed back' },
  'tablet-timed-out': {
    ja: () => '操作がないため、販売店の端末の画面を閉じました',
    en: () => 'Nobody touched the dealer’s device: its screen was closed',
  },
  'user-link-made': {
    ja: () => '買主の端末で使用者用のQRコードを発行しました',
    en: () => 'The buyer’s phone showed a QR code for the user',
  },
  begun: { ja: (facts) => `${partyOf(facts, 'ja')}が手続きを始めました`, en: (facts) => `The ${partyOf(facts, 'en')} began` },
  'other-phone': {
    ja: (facts) => `${partyOf(facts, 'ja')}が別の端末で手続きを続けました`,
    en: (facts) => `The ${partyOf(facts, 'en')} went on with another device`,
  },
  'waits-for-staff': {
    ja: (facts) => `${partyOf(facts, 'ja')}が確認の画面に進みました`,
    en: (facts) => `The ${partyOf(facts, 'en')} waits for the staff`,
  },
  confirmed: {
    ja: (facts) => `${partyOf(facts, 'ja')}の本人確認をしました`,
    en: (facts) => `Identity of the ${partyOf(facts, 'en')} confirmed`,
  },
  refused: {
    ja: (facts) => `${partyOf(facts, 'ja')}の本人確認を差し戻しました`,
    en: (facts) => `Identity of the ${partyOf(facts, 'en')} sent back`,
  },
  'confirmed-on-customer-screen': {
    ja: (facts) => `${partyOf(facts, 'ja')}の画面でスタッフが確認しました`,
    en: (facts) => `Staff confirmed on the ${partyOf(facts, 'en')}’s screen`,
  },
  'buyer-registered': { ja: () => '買主情報の登録が完了しました', en: () => 'Buyer registered' },
  'user-registered': { ja: () => '使用者情報の登録が完了しました', en: () => 'User registered' },
  'user-chosen': {
    ja: ({ user }) => (user === 'same' ? '使用者は買主と同じ方と選ばれました' : '使用者は買主とは別の方と選ばれました'),
    en: ({ user }) => (user === 'same' ? 'The user is the buyer' : 'The user is somebody else'),
  },
  'user-skipped': { ja: () => '使用者は納車後に登録されます', en: () => 'The user will register after delivery' },
  'user-later': {
    ja: ({ invited }) => (invited === 'yes' ? '使用者へのご案内メールの宛先を受け付けました' : '納車後の手続きをご案内しました'),
    en: ({ invited }) => (invited === 'yes' ? 'An address to invite the user at was given' : 'Told about registering after delivery'),
  },
  'g-link-applied': { ja: () => 'G-Linkのお申込みがありました', en: () => 'G-Link applied for' },
  'g-link-declined': { ja: () => 'G-Linkは申し込まれませんでした', en: () => 'G-Link declined' },
  'charging-applied': { ja: () => '充電サポートのお申込みがありました', en: () => 'Charging support applied for' },
  'charging-declined': { ja: () => '充電サポートは申し込まれませんでした', en: () => 'Charging support declined' },
  reopened: {
    ja: (facts) => `${partyOf(facts, 'ja')}の手続きを開き直しました`,
    en: (facts) => `The ${partyOf(facts, 'en')}’s sign-up opened again`,
  },
  acknowledged: {
    ja: (facts) => `${partyOf(facts, 'ja')}のお客さまをお見送りしました`,
    en: (facts) => `The ${partyOf(facts, 'en')} was seen off`,
  },
  'car-registered': { ja: () => 'お車の登録を記録しました', en: () => 'Registration of the car recorded' },
  'compared-again': {
    ja: () => '訂正されたお名前などを、車検証の使用者と照合し直しました',
    en: () => 'Corrected details compared with the certificate again',
  },
  'follow-up-mailed': { ja: () => '使用者登録のご案内メールを送りました', en: () => 'Mailed how to register the user' },
  reminded: { ja: () => '使用者登録のご案内をもう一度送りました', en: () => 'Reminded of registering the user' },
  'mail-bounced': { ja: () => 'メールが届きませんでした', en: () => 'A mail came back' },
  delivered: { ja: () => '納車を記録しました', en: () => 'Delivery recorded' },
  closed: { ja: () => 'すべての手続きが終わりました', en: () => 'Everything is done' },
  cancelled: { ja: () => 'ご契約を取り消しました', en: () => 'Purchase cancelled' },
}

/** A word that a newer centre says and this page does not know is said as it is. */
export const happeningOf = ({ text, facts }: Happening, language: Language): string => sentences[text]?.[language](facts) ?? text
