import { defineTexts } from '@tsunagu/kit/language.tsx'

export const staffTexts = defineTexts({
  ja: {
    title: '業務用アカウント',
    lead: 'この担当者としてログインしています。',
    name: 'お名前',
    email: 'メールアドレス',
    roles: '担当',
    dealer: '販売店',
    dealerRole: '販売店',
    operator: 'オペレーター',
    support: 'サポート',
    reviewer: '審査',
    administrator: '管理者',
    signOut: 'ログアウト',
    signOutMore: '席を離れるときは、必ずログアウトしてください。',
  },
  en: {
    title: 'Staff account',
    lead: 'You are signed in as this member of staff.',
    name: 'Name',
    email: 'E-mail address',
    roles: 'Roles',
    dealer: 'Dealer',
    dealerRole: 'Dealer',
    operator: 'Operator',
    support: 'Support',
    reviewer: 'Reviewer',
    administrator: 'Administrator',
    signOut: 'Sign out',
    signOutMore: 'Always sign out before you leave your desk.',
  },
})
