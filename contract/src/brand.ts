/**
 * The brand: the one file an operator replaces. Data only; no maker's logo or picture stands in this repository.
 * Names, numbers and hours are those of the service's public guides (SUP-01 … 04); GEN-19 asks for the credits.
 */

/** A text in both languages of the screens. */
export interface Both {
  readonly ja: string
  readonly en: string
}

/** Opening hours in Asia/Tokyo, 24-hour clock; 0–24 is around the clock. */
export interface Desk {
  readonly name: Both
  /** As it is dialled, with hyphens. */
  readonly phone: string
  readonly opens: number
  readonly closes: number
}

export const brand = {
  /** The service centre as a program; shown only where the operator's name is not. */
  project: 'Tsunagu',
  maker: { ja: 'レクサス', en: 'Lexus' },
  product: { ja: 'My LEXUS', en: 'My LEXUS' },
  telematics: { ja: 'G-Link', en: 'G-Link' },
  account: { ja: 'TOYOTAアカウント', en: 'TOYOTA account' },
  services: {
    remoteCheck: { ja: 'リモート確認', en: 'Remote check' },
    remoteOperation: { ja: 'リモート操作', en: 'Remote operation' },
    carFinder: { ja: 'カーファインダー', en: 'Car finder' },
    remoteAirConditioner: { ja: 'リモートエアコン', en: 'Remote air-conditioner' },
    startLock: { ja: 'マイカー始動ロック', en: 'Start lock' },
    forgotNotice: { ja: 'うっかり通知', en: 'Forgot-to-lock notice' },
    gSecurity: { ja: 'G-Security', en: 'G-Security' },
    helpnet: { ja: 'ヘルプネット', en: 'HELPNET' },
    remoteShare: { ja: 'リモートサービスのシェア', en: 'Remote service share' },
    mySetting: { ja: 'マイセッティング', en: 'My setting' },
    digitalKey: { ja: 'デジタルキー', en: 'Digital key' },
    eCare: { ja: 'eケア', en: 'eCare' },
    garage: { ja: 'Myガレージ', en: 'My garage' },
    ownersDesk: { ja: 'レクサスオーナーズデスク', en: 'Lexus Owner’s Desk' },
    emergencySupport: { ja: 'レクサス緊急サポート24', en: 'Lexus Emergency Support 24' },
    reports: { ja: 'レポート', en: 'Reports' },
    drivingDiagnosis: { ja: 'ドライブ診断', en: 'Driving diagnosis' },
    myCarLog: { ja: 'マイカーログ', en: 'My car log' },
    connectedNavi: { ja: 'コネクティッドナビ', en: 'Connected navi' },
  },
  desks: {
    support: { name: { ja: 'G-Linkサポートセンター', en: 'G-Link Support Centre' }, phone: '0800-300-3388', opens: 9, closes: 18 },
    owners: { name: { ja: 'レクサスオーナーズデスク', en: 'Lexus Owner’s Desk' }, phone: '0800-300-0365', opens: 0, closes: 24 },
    information: {
      name: { ja: 'レクサスインフォメーションデスク', en: 'Lexus Information Desk' },
      phone: '0800-500-5577',
      opens: 9,
      closes: 17,
    },
  },
  mail: {
    /** Codes, receipts: mails the person has just asked for. */
    account: { name: { ja: 'TOYOTAアカウント', en: 'TOYOTA account' }, address: 'account@tsunagu.example' },
    /** News of the car. */
    notices: { name: { ja: 'My LEXUS', en: 'My LEXUS' }, address: 'notice@tsunagu.example' },
  },
  /** sRGB; each pair has at least 4.5:1 between `accent` and `onAccent`, and between `accent` and the page of its theme. */
  colours: {
    light: { accent: '#0d5c63', onAccent: '#ffffff', accentSoft: '#e1eeef', page: '#f4f6f6' },
    dark: { accent: '#84cfd2', onAccent: '#05282b', accentSoft: '#123438', page: '#0d1011' },
  },
  /** GEN-19: marks of others that the screens name. */
  credits: [
    {
      ja: 'ヘルプネットは、株式会社日本緊急通報サービスの登録商標です。',
      en: 'HELPNET is a registered trademark of Japan Mayday Service Co., Ltd.',
    },
    {
      ja: 'G-Link は東京ガス株式会社の商標であり、許諾を得て使用しています。',
      en: 'G-Link is a trademark of Tokyo Gas Co., Ltd., used under licence.',
    },
    { ja: 'Wi-Fi は Wi-Fi Alliance の登録商標です。', en: 'Wi-Fi is a registered trademark of Wi-Fi Alliance.' },
    { ja: 'Bluetooth は Bluetooth SIG, Inc. の商標または登録商標です。', en: 'Bluetooth is a trademark of Bluetooth SIG, Inc.' },
    {
      ja: 'iPhone は Apple Inc. の商標です。日本ではアイホン株式会社のライセンスに基づき使用されています。',
      en: 'iPhone is a trademark of Apple Inc., used in Japan under licence from Aiphone K.K.',
    },
    { ja: 'QRコードは株式会社デンソーウェーブの登録商標です。', en: 'QR Code is a registered trademark of DENSO WAVE INCORPORATED.' },
    { ja: '海岸線: Natural Earth（パブリックドメイン）', en: 'Coastlines: Natural Earth (public domain)' },
  ],
} as const satisfies {
  project: string
  services: Record<string, Both>
  desks: Record<string, Desk>
  credits: readonly Both[]
  [more: string]: unknown
}
