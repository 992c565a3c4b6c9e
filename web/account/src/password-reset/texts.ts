import { defineTexts } from '@tsunagu/kit/language.tsx'

export const resetTexts = defineTexts({
  ja: {
    page: 'パスワードの再設定',
    emailTitle: 'パスワードを再設定する',
    emailLead: 'ご登録のメールアドレスに、確認コードをお送りします。',
    codeTitle: '確認コードの入力',
    passwordTitle: '新しいパスワード',
    passwordLead: '設定すると、ログイン中のすべての端末がログアウトされます。',
    unknown: 'アカウントが見つからないときも、画面の表示は同じです。メールの内容をご確認ください。',
    submit: '設定する',
    startAgain: 'はじめからやり直す',
    doneTitle: 'パスワードを設定しました',
    doneLead: 'すべての端末からログアウトしました。新しいパスワードでログインしてください。',
    signIn: 'ログイン',
  },
  en: {
    page: 'Reset your password',
    emailTitle: 'Reset your password',
    emailLead: 'We send a code to your registered e-mail address.',
    codeTitle: 'Enter the code',
    passwordTitle: 'New password',
    passwordLead: 'Every device that is signed in will be signed out.',
    unknown: 'This page says the same when there is no such account. The mail tells you.',
    submit: 'Set the password',
    startAgain: 'Begin again',
    doneTitle: 'Your password is set',
    doneLead: 'All devices were signed out. Sign in with the new password.',
    signIn: 'Sign in',
  },
})
