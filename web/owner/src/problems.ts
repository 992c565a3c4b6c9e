import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

/** Sentences of this app for codes that mean something more special here than elsewhere. */
export const problems = defineProblemSentences({
  ja: {
    'proof-needed': '本人確認が完了しなかったため、お車への依頼は送っていません。もう一度お試しください。',
    'too-large': '画像は12MBまでです。小さい画像をお選びください。',
    'wrong-type': 'この形式の画像は使用できません。JPEG・PNG・WebP・AVIF の画像をお選びください。',
    'handover-code-wrong': '登録コードが正しくないか、有効期限が切れています。販売店から受け取ったコードをご確認ください。',
    'not-found': 'このお車は、Myガレージに見つかりませんでした。',
    invalid: '入力内容をご確認ください。',
  },
  en: {
    'proof-needed': 'Your passkey was not confirmed, so nothing was sent to the car. Please try again.',
    'too-large': 'A picture may have up to 12 MB. Please choose a smaller one.',
    'wrong-type': 'Pictures of this kind cannot be used. Choose a JPEG, PNG, WebP or AVIF picture.',
    'handover-code-wrong': 'The registration code is not correct or has expired. Please check the code from your dealer.',
    'not-found': 'This car is not in your garage.',
    invalid: 'Please check what you entered.',
  },
})
