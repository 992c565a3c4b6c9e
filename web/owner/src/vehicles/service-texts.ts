import { defineTexts } from '@tsunagu/kit/language.tsx'

export const serviceTexts = defineTexts({
  ja: {
    lock: 'ドアロック',
    hazard: 'ハザードランプ消灯',
    windows: '窓を閉める',
    wifi: '車内Wi-Fi',
    chargingReservation: '充電ステーション予約',
    chargingSupport: 'EV・PHV充電サポート',
    supported: '対応しています',
    option: 'オプション。お申込みが必要です',
    ownContract: '別のご契約。お申込みが必要です',
  },
  en: {
    lock: 'Door lock',
    hazard: 'Hazard lamps off',
    windows: 'Close windows',
    wifi: 'In-car Wi-Fi',
    chargingReservation: 'Charging station reservation',
    chargingSupport: 'EV/PHV charging support',
    supported: 'Supported',
    option: 'An option, to be applied for',
    ownContract: 'A contract of its own, to be applied for',
  },
})
