import { defineTexts } from '@tsunagu/kit/language.tsx'

export const faqTexts = defineTexts({
  ja: {
    title: 'よくあるご質問',
    dealer: '販売店でのお手続き',
    after: '納車後のお手続き',
    all: 'すべてのご質問を見る',
    back: 'はじめの画面',
  },
  en: { title: 'Questions and answers', dealer: 'At the dealer', after: 'After delivery', all: 'See all questions', back: 'First page' },
})
