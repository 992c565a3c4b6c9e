import { defineTexts } from '@tsunagu/kit/language.tsx'

export const homeTexts = defineTexts({
  ja: {
    fuel: '燃料残量',
    charge: '充電残量',
    range: '航続可能距離',
    odometer: '総走行距離',
    doorsAndWindows: 'ドア・窓',
    position: 'お車の位置',
    at: (lat: string, lon: string) => `北緯${lat}°・東経${lon}°`,
    mayBeOff: '位置には誤差があります',
    without: 'このお車では、状態の確認をご利用いただけません',
    whatItHas: 'ご利用になれるサービスを見る',
  },
  en: {
    fuel: 'Fuel',
    charge: 'Charge',
    range: 'Range',
    odometer: 'Odometer',
    doorsAndWindows: 'Doors and windows',
    position: 'Position',
    at: (lat, lon) => `${lat}° N, ${lon}° E`,
    mayBeOff: 'The position may be off',
    without: 'The state of this car cannot be shown',
    whatItHas: 'See which services it has',
  },
})
