import { defineTexts } from '@tsunagu/kit/language.tsx'

export const serviceTexts = defineTexts({
  ja: {
    lock: 'ドアロック',
    hazard: 'ハザードランプ消灯',
    windows: '窓を閉める',
  },
  en: {
    lock: 'Door lock',
    hazard: 'Hazard lamps off',
    windows: 'Close windows',
  },
})
