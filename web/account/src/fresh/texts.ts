import { defineTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

export const freshTexts = defineTexts({
  ja: {
    title: '本人確認',
    lead: '大切な情報を守るため、ご本人であることをもう一度確認します。',
    byPasskey: 'パスキーで確認',
    or: 'または',
    password: 'パスワード',
    byPassword: 'パスワードで確認',
    account: (email: string) => `${email} でログイン中`,
  },
  en: {
    title: 'Confirm that it is you',
    lead: 'To keep your details safe, please confirm once more.',
    byPasskey: 'Confirm with a passkey',
    or: 'or',
    password: 'Password',
    byPassword: 'Confirm with the password',
    account: (email) => `Signed in as ${email}`,
  },
})

/** Here the address is known: only the password, or the passkey, can be wrong. */
export const freshProblems = defineProblemSentences({
  ja: { 'sign-in-failed': '確認できませんでした。もう一度お試しください。' },
  en: { 'sign-in-failed': 'That could not be confirmed. Please try again.' },
})
export const freshPasswordProblems = defineProblemSentences({
  ja: { 'sign-in-failed': 'パスワードが正しくありません。' },
  en: { 'sign-in-failed': 'The password is not correct.' },
})
