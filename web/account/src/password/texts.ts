import { defineTexts } from '@tsunagu/kit/language.tsx'

export const changePasswordTexts = defineTexts({
  ja: {
    title: 'パスワードの変更',
    lead: '変更すると、ほかの端末はすべてログアウトされます。',
    submit: '変更する',
    changed: 'パスワードを変更しました。ほかの端末はログアウトされました。',
    back: 'ログイン方法',
  },
  en: {
    title: 'Change password',
    lead: 'Every other device will be signed out.',
    submit: 'Change',
    changed: 'Password changed. Your other devices were signed out.',
    back: 'Sign-in',
  },
})
