import { defineTexts } from '@tsunagu/kit/language.tsx'

/** The sheet that asks before the car is asked (ROP-02, ROP-03). */
export const askTexts = {
  common: defineTexts({
    ja: {
      cancel: 'やめる',
      later: 'あとで',
      danger: '車内に人や動物がいないことを、必ず確かめてください',
      emptyUnknown: '車内に人がいるかどうか、新しい情報がありません。お車では操作の直前にもう一度確かめます。',
      readOnce: 'はじめてご利用になる前に、一度だけご確認ください。',
      readAndGoOn: '確認しました',
      readAndDo: (verb: string) => `確認して${verb}`,
      passkeyTitle: 'パスキーを登録してください',
      passkeyText:
        'この操作では、お客様ご本人であることをパスキーで確かめます。お使いの端末の顔認証・指紋認証・画面ロックでご利用いただけます。',
      passkeyNote: '登録が終わると、この画面に戻ります。',
      passkeyMake: 'パスキーを登録する',
    },
    en: {
      cancel: 'Cancel',
      later: 'Later',
      danger: 'Make sure that no person or animal is inside',
      emptyUnknown: 'There is no recent word on whether somebody is inside. The car checks once more right before it acts.',
      readOnce: 'Please read this once before the first use.',
      readAndGoOn: 'I have read this',
      readAndDo: (verb) => `I have read this: ${verb.toLowerCase()}`,
      passkeyTitle: 'Please add a passkey',
      passkeyText: 'For this, a passkey confirms that it is you: by face, fingerprint or the screen lock of your device.',
      passkeyNote: 'When it is done, you are back on this page.',
      passkeyMake: 'Add a passkey',
    },
  }),
  refresh: defineTexts({
    ja: {
      title: 'お車の状態を更新しますか？',
      verb: '更新する',
      about: 'お車に、いまの状態を問い合わせます。休止中のときは呼び出すため、少し時間がかかります。',
      note: '',
    },
    en: {
      title: 'Refresh the car’s state?',
      verb: 'Refresh',
      about: 'The car is asked for its present state. An asleep car is woken first, which takes a while.',
      note: '',
    },
  }),
  'lock-doors': defineTexts({
    ja: {
      title: 'ドアを施錠しますか？',
      verb: '施錠する',
      about: '車内に閉じ込められると、命にかかわるおそれがあります。ほかの方がお車を使っていないことも、あわせて確かめてください。',
      note: 'オートアラームとステアリングロックは設定されません。このアプリから解錠することはできません。',
    },
    en: {
      title: 'Lock the doors?',
      verb: 'Lock',
      about: 'Being locked in can cost a life. Make sure as well that nobody else is using the car.',
      note: 'The auto alarm and the steering lock are not set. The car cannot be unlocked from this app.',
    },
  }),
  'close-windows': defineTexts({
    ja: {
      title: '窓を閉めますか？',
      verb: '窓を閉める',
      about:
        '閉じ込めは命にかかわります。窓から手や頭、物が出ていないことも、あわせて確かめてください。挟まれると、けがをするおそれがあります。',
      note: '',
    },
    en: {
      title: 'Close the windows?',
      verb: 'Close windows',
      about: 'Being shut in can cost a life. Make sure as well that no hand, head or object is in a window: somebody could be hurt.',
      note: '',
    },
  }),
  'turn-hazard-off': defineTexts({
    ja: {
      title: 'ハザードランプを消しますか？',
      verb: '消灯する',
      about: '故障や事故で周囲に危険を知らせているときは、消さないでください。',
      note: '',
    },
    en: {
      title: 'Turn the hazard lamps off?',
      verb: 'Turn off',
      about: 'Leave them on while they warn others of a breakdown or an accident.',
      note: '',
    },
  }),
  'flash-hazard': defineTexts({
    ja: {
      title: 'ハザードランプを点滅させますか？',
      verb: '点滅させる',
      about: 'ハザードランプが約10秒間点滅します。',
      note: '',
    },
    en: {
      title: 'Flash the hazard lamps?',
      verb: 'Flash',
      about: 'The hazard lamps flash for about ten seconds.',
      note: '',
    },
  }),
}
