import { lazy } from 'react'
import type { StepPages } from '../frame/step-page.ts'

/** After delivery: which car. */
export const carSteps: StepPages = {
  car: {
    title: { ja: '車両情報の入力', en: 'Your car' },
    lead: { ja: '車検証をお手もとにご用意ください。', en: 'Please have the inspection certificate at hand.' },
    Page: lazy(async () => ({ default: (await import('./CarPage.tsx')).CarPage })),
  },
  'car-review': {
    title: { ja: '車両情報とお客さま情報の確認', en: 'Check car and details' },
    Page: lazy(async () => ({ default: (await import('./CarReviewPage.tsx')).CarReviewPage })),
  },
  received: {
    title: { ja: 'お申込みを受け付けました', en: 'Your application is received' },
    Page: lazy(async () => ({ default: (await import('./ReceivedPage.tsx')).ReceivedPage })),
  },
}
