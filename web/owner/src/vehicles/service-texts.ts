import { defineTexts } from '@tsunagu/kit/language.tsx'

export const serviceTexts = defineTexts({
  ja: {
    of: (service: string, part: string) => `${service}（${part}）`,
    lock: 'ドアロック',
    hazard: 'ハザードランプ消灯',
    windows: '窓を閉める',
  },
  en: {
    of: (service, part) => `${service}: ${part}`,
    lock: 'door lock',
    hazard: 'hazard lamps off',
    windows: 'close windows',
  },
})
