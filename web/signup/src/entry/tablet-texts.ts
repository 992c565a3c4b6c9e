import { defineTexts } from '@tsunagu/kit/language.tsx'

export const tabletTexts = defineTexts({
  ja: {
    lentTitle: '販売店の端末をお使いです',
    lentMore: 'この端末では、お申込みのお手続きだけができます。',
    goOn: 'お手続きを続ける',
    give: '終わって、スタッフに返す',
    backTitle: '端末をスタッフにお返しください',
    backMore: 'この端末から、お客さまの情報は消えました。途中のお手続きは、安全に保管されています。',
    notYet: '通信が切れているため、消去の完了を確認しています。',
    console: 'スタッフの方：コンソールにログイン',
  },
  en: {
    lentTitle: 'You are using your dealer’s device',
    lentMore: 'Only the sign-up can be done here.',
    goOn: 'Go on with the sign-up',
    give: 'Finish and hand back',
    backTitle: 'Please hand the device back to the staff',
    backMore: 'This device has forgotten you. What you had begun is kept safely.',
    notYet: 'The line is down; we are making sure that everything is gone.',
    console: 'Staff: sign in to the console',
  },
})
