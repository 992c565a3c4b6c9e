import { defineTexts } from '@tsunagu/kit/language.tsx'

export const cautionsPageTexts = defineTexts({
  ja: {
    title: 'ご利用上の注意',
    back: 'リモートサービス',
    lead: '各サービスをはじめて使うときにご確認いただく内容です。いつでもお読みいただけます。',
    readAt: (date: string) => `${date}に確認済みです`,
    unread: 'はじめてご利用になるときに表示されます',
  },
  en: {
    title: 'Points to note',
    back: 'Remote services',
    lead: 'What you are asked to read before the first use of each service. Read it again at any time.',
    readAt: (date) => `You read this on ${date}`,
    unread: 'Comes up before the first use',
  },
})
