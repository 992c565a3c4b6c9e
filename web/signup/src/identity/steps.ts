import { lazy } from 'react'
import type { StepPages } from '../frame/step-page.ts'

/** Who somebody is: kind, details, the staff's look at them. */
export const identitySteps: StepPages = {
  kind: {
    title: { ja: 'お客さま種別の選択', en: 'A person or a corporation?' },
    Page: lazy(async () => ({ default: (await import('./KindPage.tsx')).KindPage })),
  },
  method: {
    title: { ja: '入力方法の選択', en: 'How would you like to enter your details?' },
    Page: lazy(async () => ({ default: (await import('./MethodPage.tsx')).MethodPage })),
  },
  'photo-guide': {
    title: { ja: '撮影方法の確認', en: 'Taking the picture' },
    Page: lazy(async () => ({ default: (await import('./PhotoGuidePage.tsx')).PhotoGuidePage })),
  },
  document: {
    title: { ja: '身分証明書の選択', en: 'Which document?' },
    Page: lazy(async () => ({ default: (await import('./DocumentPage.tsx')).DocumentPage })),
  },
  'photo-start': {
    title: { ja: '撮影の開始', en: 'Ready?' },
    Page: lazy(async () => ({ default: (await import('./PhotoStartPage.tsx')).PhotoStartPage })),
  },
  photo: {
    title: { ja: 'オモテ面の撮影', en: 'The front of your licence' },
    Page: lazy(async () => ({ default: (await import('./PhotoPage.tsx')).PhotoPage })),
  },
  'photo-check': {
    title: { ja: '撮影情報の確認', en: 'What we could read' },
    Page: lazy(async () => ({ default: (await import('./PhotoCheckPage.tsx')).PhotoCheckPage })),
  },
  'corporate-number': {
    title: { ja: '法人番号の入力', en: 'The corporate number' },
    Page: lazy(async () => ({ default: (await import('./CorporateNumberPage.tsx')).CorporateNumberPage })),
  },
  'corporation-check': {
    title: { ja: '法人情報の確認', en: 'Is this the corporation?' },
    Page: lazy(async () => ({ default: (await import('./CorporationCheckPage.tsx')).CorporationCheckPage })),
  },
  details: {
    title: ({ facts }) =>
      facts.answers.kind === 'corporation'
        ? { ja: '法人情報の入力', en: 'About the corporation' }
        : { ja: 'お客さま情報の入力', en: 'About you' },
    Page: lazy(async () => ({ default: (await import('./DetailsPage.tsx')).DetailsPage })),
  },
  'check-details': {
    title: { ja: '登録情報の確認と変更', en: 'Are your details right?' },
    Page: lazy(async () => ({ default: (await import('./DetailsPage.tsx')).DetailsPage })),
  },
  'staff-check': {
    title: { ja: '販売店スタッフによる目視確認', en: 'The staff compares your licence' },
    waits: true,
    Page: lazy(async () => ({ default: (await import('./StaffCheckPage.tsx')).StaffCheckPage })),
  },
  review: {
    title: ({ facts }) =>
      facts.answers.account === 'new'
        ? { ja: '入力内容の確認', en: 'Check what you entered' }
        : { ja: 'お客さま情報の登録', en: 'Register these details' },
    Page: lazy(async () => ({ default: (await import('./ReviewPage.tsx')).ReviewPage })),
  },
  'details-done': {
    title: { ja: '登録情報の確認が完了しました', en: 'Your details are confirmed' },
    Page: lazy(async () => ({ default: (await import('./DetailsDonePage.tsx')).DetailsDonePage })),
  },
}
