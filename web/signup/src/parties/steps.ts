import { lazy } from 'react'
import type { StepPages } from '../frame/step-page.ts'

/** Buyer, user, and how the two meet. */
export const partySteps: StepPages = {
  start: {
    title: ({ flow }) =>
      flow === 'user'
        ? { ja: 'お申込みの開始', en: 'Let us begin' }
        : flow === 'after-delivery'
          ? { ja: '納車後の使用者登録', en: 'Registering after delivery' }
          : { ja: 'お申込みの開始', en: 'Let us begin' },
    Page: lazy(async () => ({ default: (await import('./StartPage.tsx')).StartPage })),
  },
  overview: {
    title: { ja: '使用者情報の登録開始', en: 'You register as the user' },
    Page: lazy(async () => ({ default: (await import('./OverviewPage.tsx')).OverviewPage })),
  },
  vehicle: {
    title: { ja: 'ご契約車両の確認', en: 'Is this the car?' },
    lead: { ja: 'お車と販売店が正しいか、ご確認ください。', en: 'Please check the car and the dealer.' },
    Page: lazy(async () => ({ default: (await import('./VehiclePage.tsx')).VehiclePage })),
  },
  'data-consent': {
    title: { ja: '情報提供の同意', en: 'Sharing your details' },
    lead: {
      ja: 'お手続きを進めるため、ご入力の情報を販売店などに提供します。',
      en: 'For this sign-up your details are given to the dealer and to those named here.',
    },
    Page: lazy(async () => ({ default: (await import('./DataConsentPage.tsx')).DataConsentPage })),
  },
  'buyer-done': {
    title: { ja: '買主情報の登録が完了しました', en: 'The buyer is registered' },
    Page: lazy(async () => ({ default: (await import('./BuyerDonePage.tsx')).BuyerDonePage })),
  },
  'user-start': {
    title: { ja: '使用者情報の登録', en: 'Registering the user' },
    Page: lazy(async () => ({ default: (await import('./UserStartPage.tsx')).UserStartPage })),
  },
  'name-choice': {
    title: { ja: '名義の選択', en: 'Who is the user?' },
    lead: { ja: '使用者は、車検証の使用者欄に記載される方です。', en: 'The user is whoever stands in the user column of the certificate.' },
    Page: lazy(async () => ({ default: (await import('./NameChoicePage.tsx')).NameChoicePage })),
  },
  presence: {
    title: { ja: '使用者の方は同席されていますか', en: 'Is the user here with you?' },
    lead: { ja: '使用者の方ご本人のスマートフォンが必要です。', en: 'The user needs a phone of their own.' },
    Page: lazy(async () => ({ default: (await import('./PresencePage.tsx')).PresencePage })),
  },
  'user-qr': {
    title: { ja: '使用者の方にQRコードを見せる', en: 'Show this to the user' },
    waits: true,
    Page: lazy(async () => ({ default: (await import('./UserQrPage.tsx')).UserQrPage })),
  },
  'user-wait': {
    title: { ja: '使用者の方のお手続き', en: 'The user’s turn' },
    waits: true,
    Page: lazy(async () => ({ default: (await import('./UserWaitPage.tsx')).UserWaitPage })),
  },
  'later-guidance': {
    title: { ja: '納車後のお手続きのご案内', en: 'What to do after delivery' },
    Page: lazy(async () => ({ default: (await import('./LaterGuidancePage.tsx')).LaterGuidancePage })),
  },
  'user-terms': {
    title: { ja: '使用者登録規約の同意', en: 'Terms of the registration as user' },
    Page: lazy(async () => ({ default: (await import('./UserTermsPage.tsx')).UserTermsPage })),
  },
  'user-done': {
    title: { ja: '使用者情報の登録が完了しました', en: 'The user is registered' },
    Page: lazy(async () => ({ default: (await import('./UserDonePage.tsx')).UserDonePage })),
  },
  done: {
    title: { ja: 'お手続きの完了', en: 'All done here' },
    Page: lazy(async () => ({ default: (await import('./DonePage.tsx')).DonePage })),
  },
  'staff-call': {
    title: { ja: '販売店スタッフにお声がけください', en: 'Please call the staff' },
    Page: lazy(async () => ({ default: (await import('./StaffCallPage.tsx')).StaffCallPage })),
  },
}
