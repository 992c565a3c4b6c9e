import { defineTexts } from '@tsunagu/kit/language.tsx'

export const freshTexts = defineTexts({
  ja: {
    title: '本人確認',
    lead: '大切な操作のため、ご本人であることをもう一度確認します。',
    password: 'パスワード',
    account: (email: string) => `${email} でログイン中`,
    byPassword: 'パスワードで確認',
    byPasskey: 'パスキーで確認',
  },
  en: {
    title: 'Confirm that it is you',
    lead: 'This matters: before it is done, please confirm once more.',
    password: 'Password',
    account: (email) => `Signed in as ${email}`,
    byPassword: 'Confirm with the password',
    byPasskey: 'Confirm with a passkey',
  },
})
