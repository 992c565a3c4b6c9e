import { brand } from '@tsunagu/contract/brand.ts'
import { defineTexts } from '@tsunagu/kit/language.tsx'

const { product, account, telematics } = brand

export const accountTexts = defineTexts({
  ja: {
    tagline: 'お車と、いつもつながる。',
    lead: `${product.ja}は、離れた場所からお車の状態を確かめ、ドアのロックや停めた場所の確認ができるオーナーズアプリです。`,
    signIn: 'ログイン',
    register: `${account.ja}を新しくつくる`,
    ended: 'ログインの有効期限が切れました',
    endedText: 'もう一度ログインすると、この画面の続きに戻ります。',
    check: 'いまの状態が、時刻とともに',
    checkText: 'ドア、窓、燃料、充電、走行距離。いつの情報なのかを、項目ごとにお伝えします。',
    operate: '施錠し忘れても',
    operateText: '送信、実行、完了。お車がいま何をしているかを、そのままお見せします。',
    find: '停めた場所まで',
    findText: '広い駐車場でも、地図とハザードランプでお車を見つけられます。',
    toEnglish: 'English',
    dark: 'ダーク表示にする',
    light: 'ライト表示にする',
    legal: '権利表示',
    needs: `ご利用には、${account.ja}と、${telematics.ja}をご利用中のお車が必要です。`,
  },
  en: {
    tagline: 'Always in touch with your car.',
    lead: `${product.en} is the owner’s app: see how your car is, lock its doors and find where it is parked, from wherever you are.`,
    signIn: 'Sign in',
    register: `Create a ${account.en}`,
    ended: 'Your session has ended',
    endedText: 'Sign in again and you are back on this page.',
    check: 'How it is, and as of when',
    checkText: 'Doors, windows, fuel, charge, mileage: each with the time it was measured.',
    operate: 'Forgot to lock?',
    operateText: 'Sent, under way, done: you see what the car is really doing.',
    find: 'Back to where you parked',
    findText: 'A map and the hazard lamps show you the car, however large the car park.',
    toEnglish: '日本語',
    dark: 'Use the dark appearance',
    light: 'Use the light appearance',
    legal: 'Legal notices',
    needs: `You need a ${account.en} and a car with ${telematics.en}.`,
  },
})
