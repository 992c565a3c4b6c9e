import { brand } from '@tsunagu/contract/brand.ts'
import { defineTexts } from '@tsunagu/kit/language.tsx'

export const shellTexts = defineTexts({
  ja: {
    home: 'ホーム',
    remote: 'リモート',
    garage: brand.services.garage.ja,
    inbox: 'お知らせ',
    settings: '設定',
    account: brand.account.ja,
    notFound: 'ページが見つかりません',
    notFoundText: 'アドレスが変わったか、お知らせなどがすでに削除されています。',
    toHome: 'ホームへ',
    broken: '画面を表示できませんでした',
    brokenText: 'お手数ですが、もう一度読み込んでください。お車への依頼には影響ありません。',
    reload: '再読み込み',
    lineBroken: '自動更新が途切れました。つなぎ直しています。',
    offline: 'インターネットに接続していません。表示は最後に受け取った情報です。',
  },
  en: {
    home: 'Home',
    remote: 'Remote',
    garage: brand.services.garage.en,
    inbox: 'Notices',
    settings: 'Settings',
    account: brand.account.en,
    notFound: 'No such page',
    notFoundText: 'The address has changed, or what it showed is gone.',
    toHome: 'To the home page',
    broken: 'This page could not be shown',
    brokenText: 'Please load it again. Requests to your car are not affected.',
    reload: 'Reload',
    lineBroken: 'Live updates were interrupted. Reconnecting.',
    offline: 'You are offline. This is the last we received.',
  },
})
