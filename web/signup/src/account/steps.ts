import { lazy } from 'react'
import type { StepPages } from '../frame/step-page.ts'

/** An account that is there, or a new one. */
export const accountSteps: StepPages = {
  'sign-in': {
    title: { ja: 'アカウントでログイン', en: 'Your account' },
    Page: lazy(async () => ({ default: (await import('./SignInPage.tsx')).SignInPage })),
  },
  terms: {
    title: { ja: 'アカウント利用規約の同意', en: 'Terms of the account' },
    Page: lazy(async () => ({ default: (await import('./TermsPage.tsx')).TermsPage })),
  },
  email: {
    title: { ja: 'メールアドレスの登録', en: 'Your e-mail address' },
    Page: lazy(async () => ({ default: (await import('./EmailPage.tsx')).EmailPage })),
  },
  code: {
    title: { ja: '確認コードの入力', en: 'Enter the code' },
    Page: lazy(async () => ({ default: (await import('./CodePage.tsx')).CodePage })),
  },
  'email-done': {
    title: { ja: 'メールアドレスの登録が完了しました', en: 'Your address is confirmed' },
    Page: lazy(async () => ({ default: (await import('./EmailDonePage.tsx')).EmailDonePage })),
  },
  login: {
    title: { ja: 'ログイン情報の入力', en: 'Choose a password' },
    Page: lazy(async () => ({ default: (await import('./LoginPage.tsx')).LoginPage })),
  },
  'account-done': {
    title: { ja: 'アカウントの登録が完了しました', en: 'Your account is ready' },
    Page: lazy(async () => ({ default: (await import('./AccountDonePage.tsx')).AccountDonePage })),
  },
  'web-terms': {
    title: { ja: 'My LEXUS（WEB）利用規約の同意', en: 'Terms of My LEXUS on the web' },
    Page: lazy(async () => ({ default: (await import('./WebTermsPage.tsx')).WebTermsPage })),
  },
  'web-link': {
    title: { ja: 'My LEXUS（WEB）への情報連携', en: 'Link with My LEXUS on the web' },
    Page: lazy(async () => ({ default: (await import('./WebLinkPage.tsx')).WebLinkPage })),
  },
  magazine: {
    title: { ja: 'メールマガジンの登録', en: 'The mail magazine' },
    lead: { ja: 'ご希望の方だけ、お選びください。', en: 'Only if you like.' },
    Page: lazy(async () => ({ default: (await import('./MagazinePage.tsx')).MagazinePage })),
  },
}
