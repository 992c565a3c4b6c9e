import { brand } from '@tsunagu/contract/brand.ts'
import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'
import { defineTexts } from '@tsunagu/kit/language.tsx'

const { remoteCheck, carFinder, digitalKey } = brand.services

export const modelTexts = defineTexts({
  ja: {
    addModel: '車種を追加',
    name: '車名',
    nameNote: 'お客さまの画面に表示されます。',
    code: '車両型式',
    codeNote: '車検証の「型式」のとおりに入力します。例: 6AA-TNM450',
    'code.invalid': '「6AA-TNM450」のように、ハイフンを含めて入力してください。',
    year: '年式',
    yearNote: '西暦4桁',
    'year.invalid': '2000から2099までの西暦を4桁で入力してください。',
    grade: 'グレード',
    powertrain: '動力',
    body: 'ボディー',
    headUnit: '車載機',
    equipment: '装備と区分',
    quickInlet: '急速充電に対応',
    kei: '軽自動車',
    keiAbout: '納車後の使用者登録はありません',
    services: '利用できるサービス',
    servicesNote: '選ばないサービスは、このお車では利用できません。',
    servicesNeeded: 'サービスを1つ以上選んでください。',
    save: '追加する',
    added: (model: string) => `${model}を追加しました。販売店で選べます。`,
    empty: '車種がまだありません',
    emptyText: '車種を追加すると、販売店でご契約を登録できます。',
  },
  en: {
    addModel: 'Add a model',
    name: 'Name',
    nameNote: 'Customers see it.',
    code: 'Model code',
    codeNote: 'As on the inspection certificate, like 6AA-TNM450.',
    'code.invalid': 'Enter it with its hyphen, like 6AA-TNM450.',
    year: 'Model year',
    yearNote: 'Four digits',
    'year.invalid': 'Enter a year from 2000 to 2099.',
    grade: 'Grade',
    powertrain: 'Powertrain',
    body: 'Body',
    headUnit: 'Head unit',
    equipment: 'Equipment and class',
    quickInlet: 'Takes quick charging',
    kei: 'Kei car',
    keiAbout: 'Its user is not registered after delivery',
    services: 'Services',
    servicesNote: 'A service that is not chosen is not available on this car.',
    servicesNeeded: 'Choose at least one service.',
    save: 'Add',
    added: (model) => `${model} is added; dealers can choose it.`,
    empty: 'There is no model yet',
    emptyText: 'Once a model is there, dealers can enter purchases.',
  },
})

export const powertrainTexts = defineTexts({
  ja: { petrol: 'ガソリン', hev: 'ハイブリッド（HEV）', phev: 'プラグインハイブリッド（PHEV）', bev: '電気自動車（BEV）' },
  en: { petrol: 'Petrol', hev: 'Hybrid (HEV)', phev: 'Plug-in hybrid (PHEV)', bev: 'Battery electric (BEV)' },
} satisfies Record<'ja' | 'en', Record<Vehicle['model']['powertrain'], string>>)

export const bodyTexts = defineTexts({
  ja: { sedan: 'セダン', suv: 'SUV', hatch: 'ハッチバック' },
  en: { sedan: 'Saloon', suv: 'SUV', hatch: 'Hatchback' },
} satisfies Record<'ja' | 'en', Record<Vehicle['model']['body'], string>>)

export const headUnitTexts = defineTexts({
  ja: { plus: 'コネクティッドナビ（Plus）', connected: 'コネクティッドナビ', 'dcm-only': '通信機（DCM）のみ' },
  en: { plus: 'Connected navi (Plus)', connected: 'Connected navi', 'dcm-only': 'Communication unit (DCM) only' },
} satisfies Record<'ja' | 'en', Record<Vehicle['model']['headUnit'], string>>)

export const serviceTexts = defineTexts({
  ja: {
    'remote-check': remoteCheck.ja,
    'remote-lock': 'ドアロック',
    'remote-hazard': 'ハザードランプ消灯',
    'remote-windows': '窓を閉める',
    'car-finder': carFinder.ja,
    wifi: '車内Wi-Fi',
    'digital-key': digitalKey.ja,
    'charging-reservation': '充電ステーション予約',
    'charging-support': 'EV・PHV充電サポート',
  },
  en: {
    'remote-check': remoteCheck.en,
    'remote-lock': 'Door lock',
    'remote-hazard': 'Hazard lamps off',
    'remote-windows': 'Close windows',
    'car-finder': carFinder.en,
    wifi: 'In-car Wi-Fi',
    'digital-key': digitalKey.en,
    'charging-reservation': 'Charging station reservation',
    'charging-support': 'EV/PHV charging support',
  },
} satisfies Record<'ja' | 'en', Record<Service, string>>)
