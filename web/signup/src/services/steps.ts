import { brand } from '@tsunagu/contract/brand.ts'
import { lazy } from 'react'
import type { StepPages } from '../frame/step-page.ts'

const gLink = brand.telematics

/** Stage ③: G-Link, the way to pay, charging support (3-1, 3-2, 5-1, 5-2). */
export const serviceSteps: StepPages = {
  'services-start': {
    title: { ja: `${brand.product.ja} サービスの利用手続き`, en: `Your ${brand.product.en} services` },
    Page: lazy(async () => ({ default: (await import('./ServicesStartPage.tsx')).ServicesStartPage })),
  },
  'g-link-choice': {
    title: { ja: `${gLink.ja}のお申込み`, en: `Would you like ${gLink.en}?` },
    Page: lazy(async () => ({ default: (await import('./GLinkChoicePage.tsx')).GLinkChoicePage })),
  },
  'g-link-terms': {
    title: { ja: `${gLink.ja}利用規約等の同意`, en: `Terms of ${gLink.en}` },
    lead: { ja: 'ふたつの文書をお読みのうえ、それぞれに同意をお願いします。', en: 'Two documents, and a tick for each.' },
    Page: lazy(async () => ({ default: (await import('./GLinkTermsPage.tsx')).GLinkTermsPage })),
  },
  'g-link-content': {
    title: { ja: 'お申込み内容の入力', en: 'What would you like?' },
    Page: lazy(async () => ({ default: (await import('./GLinkContentPage.tsx')).GLinkContentPage })),
  },
  payment: {
    title: { ja: 'お支払い方法の登録', en: 'How would you like to pay?' },
    lead: {
      ja: '登録したお支払い方法は、すべてのサービスに使われます。',
      en: 'The method you register is used for all services.',
    },
    Page: lazy(async () => ({ default: (await import('../payment/PaymentPage.tsx')).GLinkPaymentPage })),
  },
  'g-link-review': {
    title: { ja: 'お申込み内容の確認', en: 'Please check' },
    Page: lazy(async () => ({ default: (await import('./GLinkReviewPage.tsx')).GLinkReviewPage })),
  },
  'g-link-receipt': {
    title: { ja: 'お申込み', en: 'Apply' },
    Page: lazy(async () => ({ default: (await import('./GLinkReceiptPage.tsx')).GLinkReceiptPage })),
  },
  'g-link-later': {
    title: { ja: 'あとから申し込むには', en: 'How to apply later' },
    Page: lazy(async () => ({ default: (await import('./GLinkLaterPage.tsx')).GLinkLaterPage })),
  },
  survey: {
    title: { ja: 'アンケート', en: 'One question' },
    lead: { ja: '今回お申込みにならない理由を、ひとつお聞かせください。', en: 'Why not today? Please choose one.' },
    Page: lazy(async () => ({ default: (await import('./SurveyPage.tsx')).SurveyPage })),
  },
  'charging-choice': {
    title: { ja: 'EV・PHV充電サポートのお申込み', en: 'Would you like charging support?' },
    Page: lazy(async () => ({ default: (await import('./ChargingChoicePage.tsx')).ChargingChoicePage })),
  },
  'charging-terms': {
    title: { ja: '充電サポート利用規約の同意', en: 'Terms of charging support' },
    Page: lazy(async () => ({ default: (await import('./ChargingTermsPage.tsx')).ChargingTermsPage })),
  },
  'charging-plan': {
    title: { ja: 'プランの選択', en: 'Choose a plan' },
    Page: lazy(async () => ({ default: (await import('./ChargingPlanPage.tsx')).ChargingPlanPage })),
  },
  'charging-payment': {
    title: { ja: 'お支払い方法の登録', en: 'How would you like to pay?' },
    lead: {
      ja: '登録したお支払い方法は、すべてのサービスに使われます。',
      en: 'The method you register is used for all services.',
    },
    Page: lazy(async () => ({ default: (await import('../payment/PaymentPage.tsx')).ChargingPaymentPage })),
  },
  'charging-review': {
    title: { ja: 'お申込み内容の確認', en: 'Please check' },
    Page: lazy(async () => ({ default: (await import('./ChargingReviewPage.tsx')).ChargingReviewPage })),
  },
  'charging-receipt': {
    title: { ja: 'お申込み', en: 'Apply' },
    Page: lazy(async () => ({ default: (await import('./ChargingReceiptPage.tsx')).ChargingReceiptPage })),
  },
  'charging-later': {
    title: { ja: 'あとから申し込むには', en: 'How to apply later' },
    Page: lazy(async () => ({ default: (await import('./ChargingLaterPage.tsx')).ChargingLaterPage })),
  },
}
