import type { Cautioned } from '@tsunagu/contract/remote.ts'
import type { Language } from '@tsunagu/kit/format.ts'

/** What to know before the first use of each function (GEN-21). Raise its version on the server when one changes. */
export const cautionTexts: Readonly<Record<Cautioned, Readonly<Record<Language, { title: string; points: readonly string[] }>>>> = {
  'remote-check': {
    ja: {
      title: 'リモート確認のご注意',
      points: [
        '表示するのは、お車から最後に届いた情報です。いまの状態とは異なることがあるため、項目ごとに時刻を添えています。',
        '地下や山あいなど電波の届かない場所では、前回の情報のままになります。',
        '充電中は情報が更新されません。',
        '位置には誤差があります。おおよその目安としてご覧ください。',
        '更新するとお車の通信機が動きます。長く停めているときは、補機バッテリーの負担になるため、続けて何度も行わないでください。',
      ],
    },
    en: {
      title: 'Before you use remote check',
      points: [
        'You see what the car sent last. It may differ from this moment, so each item carries its time.',
        'Where there is no signal, underground or in the mountains, the earlier information stays.',
        'While the car is charging, its information is not updated.',
        'The position may be off. Take it as a rough guide.',
        'A refresh wakes the car’s unit. After a long time parked, do not repeat it many times: it draws on the auxiliary battery.',
      ],
    },
  },
  'lock-doors': {
    ja: {
      title: 'ドアロックのご注意',
      points: [
        '車内に人や動物がいるときは、絶対に操作しないでください。閉じ込められると、命にかかわるおそれがあります。',
        'ご家族など、ほかの方がお車を使っていないことを確かめてください。',
        'リモートで施錠しても、オートアラームとステアリングロックは設定されません。お車に戻れるときは、キーで施錠し直してください。',
        '電子キーを車内に残したまま施錠すると、キーを取り出せなくなることがあります。',
        'このアプリから施錠を解除することはできません。',
      ],
    },
    en: {
      title: 'Before you lock the doors',
      points: [
        'Never do it with a person or an animal inside. Being locked in can cost a life.',
        'Make sure that nobody else, of your family for instance, is using the car.',
        'Locking from here sets neither the auto alarm nor the steering lock. When you are back at the car, lock it again with the key.',
        'With the electronic key left inside, you may not be able to get it out.',
        'The car cannot be unlocked from this app.',
      ],
    },
  },
  'turn-hazard-off': {
    ja: {
      title: 'ハザードランプ消灯のご注意',
      points: [
        '故障や事故で周囲に危険を知らせているときは、消さないでください。',
        'お車の状況がわからないときは、その場にいる方に確かめてから操作してください。',
      ],
    },
    en: {
      title: 'Before you turn the hazard lamps off',
      points: [
        'Leave them on while they warn others of a breakdown or an accident.',
        'When you do not know what is going on at the car, ask somebody who is there first.',
      ],
    },
  },
  'close-windows': {
    ja: {
      title: '窓を閉める操作のご注意',
      points: [
        '車内に人や動物がいるときは、絶対に操作しないでください。閉じ込められると、命にかかわるおそれがあります。',
        '窓から手や頭、物が出ていないことを確かめてください。挟まれると、けがをするおそれがあります。',
        '雨の日や凍結しているときは、閉まりきらないことがあります。結果の表示をご確認ください。',
      ],
    },
    en: {
      title: 'Before you close the windows',
      points: [
        'Never do it with a person or an animal inside. Being shut in can cost a life.',
        'Make sure that no hand, head or object is in a window: somebody could be hurt.',
        'In rain or frost a window may not close fully. Please look at the result.',
      ],
    },
  },
  'flash-hazard': {
    ja: {
      title: 'お車を見つけるときのご注意',
      points: [
        'ハザードランプが約10秒間点滅します。夜間の住宅地などでは、周囲の方へのご配慮をお願いします。',
        'お車を探しながら歩くときは、足元と周囲の車にお気をつけください。',
        '地図の位置には誤差があります。立体駐車場では階がわからないことがあります。',
      ],
    },
    en: {
      title: 'Before you find the car',
      points: [
        'The hazard lamps flash for about ten seconds. At night among houses, please think of the neighbours.',
        'While you walk and look for the car, mind your step and the traffic.',
        'The position on the map may be off, and it cannot tell on which floor of a car park the car stands.',
      ],
    },
  },
}
