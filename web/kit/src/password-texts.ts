import { defineTexts } from './language.tsx'

export const passwordTexts = defineTexts({
  ja: {
    password: 'パスワード',
    newPassword: '新しいパスワード',
    again: 'パスワード（確認）',
    note: '10文字以上。いくつかの言葉をつないだ長い文がおすすめです。',
    more: (count: number) => `あと${count}文字`,
    weak: '推測されやすいパスワードです。言葉を足すと安全になります。',
    fair: '使えます。もう少し長いと、さらに安全です。',
    good: '十分に安全な長さです。',
    'password.too-short': '10文字以上で入力してください。',
    'password.too-long': '200文字以内で入力してください。',
    notSame: '1回目の入力と一致していません。',
  },
  en: {
    password: 'Password',
    newPassword: 'New password',
    again: 'Password again',
    note: 'At least 10 characters. A long phrase of several words is best.',
    more: (count) => `${count} more ${count === 1 ? 'character' : 'characters'}`,
    weak: 'This is easy to guess. Adding words makes it safer.',
    fair: 'This will do. A little longer is safer still.',
    good: 'Long enough to be safe.',
    'password.too-short': 'Use at least 10 characters.',
    'password.too-long': 'Use at most 200 characters.',
    notSame: 'This is not the same as the first one.',
  },
})

/** Sentences at the two password fields. */
export const passwordSentences = (t: (typeof passwordTexts)['ja']): Record<string, string> => ({
  'password.too-short': t['password.too-short'],
  'password.too-long': t['password.too-long'],
  'passwordAgain.not-same': t.notSame,
  'passwordAgain.invalid': t.notSame,
})
