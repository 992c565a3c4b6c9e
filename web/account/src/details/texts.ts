import { defineTexts } from '@tsunagu/kit/language.tsx'

export const detailsTexts = defineTexts({
  ja: {
    title: '登録情報',
    person: 'お客様情報',
    account: 'アカウント',
    edit: '変更する',
    email: 'メールアドレス',
    since: '登録日',
    bounced: 'メールが届いていません',
    bouncedMore: (email: string) =>
      `${email} にお送りしたメールが戻ってきました。受信制限や迷惑メールの設定、受信箱の空きをご確認ください。`,
    editTitle: '登録情報の変更',
    editLead: '保存するときに、ご本人であることを確認します。',
    save: '保存する',
    saved: '登録情報を変更しました',
    same: '変更された項目はありません',
    terms: '利用規約',
  },
  en: {
    title: 'My details',
    person: 'About you',
    account: 'Account',
    edit: 'Change',
    email: 'E-mail address',
    since: 'Registered on',
    bounced: 'Mails do not reach you',
    bouncedMore: (email) => `Mails to ${email} came back. Please check your filters, spam settings and whether your mailbox is full.`,
    editTitle: 'Change my details',
    editLead: 'When you save, we ask you to confirm that it is you.',
    save: 'Save',
    saved: 'Your details were changed',
    same: 'Nothing was changed',
    terms: 'Terms of use',
  },
})
