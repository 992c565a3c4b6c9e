import { defineTexts } from '../language.tsx'

export const livingTexts = defineTexts({
  ja: {
    foundation: '基本',
    foundationLead: '色・文字・余白。静かで、読みやすく、必要なときだけ動きます。',
    parts: '部品',
    partsLead: 'ボタン、一覧、お知らせ、重ねて出す画面。',
    fields: '入力',
    fieldsLead: 'まちがいは入力欄のそばで伝え、戻っても入力は消えません。',
    car: 'お車',
    carLead: 'お車の状態は、いつの情報かを必ず添えて見せます。',
    map: '地図',
    mapLead: '地図データにつながらないときも、距離のわかる簡易地図を描きます。',
    toDark: 'ダークにする',
    toLight: 'ライトにする',
    note: '使いかた',
  },
  en: {
    foundation: 'Basics',
    foundationLead: 'Colour, type and space: calm, readable, moving only where it explains.',
    parts: 'Parts',
    partsLead: 'Buttons, lists, messages, and what opens above a page.',
    fields: 'Input',
    fieldsLead: 'Mistakes are said at the field, and going back keeps what was written.',
    car: 'Car',
    carLead: 'The state of a car never stands without its age.',
    map: 'Map',
    mapLead: 'Where map data cannot be reached, an outline still shows near and far.',
    toDark: 'Switch to dark',
    toLight: 'Switch to light',
    note: 'How to use',
  },
})
