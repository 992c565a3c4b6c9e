import { defineTexts } from '@tsunagu/kit/language.tsx'

/** Words that the head unit and the bench share: the line's states, what the centre may ask, and how it ended. */
export const words = defineTexts({
  ja: {
    'not-enrolled': '未登録',
    connecting: '接続中',
    online: 'オンライン',
    asleep: '休止中',
    'no-network': '圏外',
    rebooting: '再起動中',
    'link/report': '状態の報告',
    'remote/lock-doors': 'ドアの施錠',
    'remote/turn-hazard-off': 'ハザードランプの消灯',
    'remote/close-windows': '窓を閉める',
    'remote/flash-hazard': 'ハザードランプの点滅',
    accepted: '実行中',
    done: '完了',
    refused: 'お断り',
    failed: '失敗',
    byOwner: 'オーナー',
    byStaff: 'オペレーター',
    byCentre: 'センター',
  },
  en: {
    'not-enrolled': 'Not enrolled',
    connecting: 'Connecting',
    online: 'Online',
    asleep: 'Asleep',
    'no-network': 'No signal',
    rebooting: 'Restarting',
    'link/report': 'Report the state',
    'remote/lock-doors': 'Lock the doors',
    'remote/turn-hazard-off': 'Hazard lamps off',
    'remote/close-windows': 'Close the windows',
    'remote/flash-hazard': 'Flash the hazard lamps',
    accepted: 'Under way',
    done: 'Done',
    refused: 'Refused',
    failed: 'Failed',
    byOwner: 'Owner',
    byStaff: 'Operator',
    byCentre: 'Centre',
  },
})

type Words = (typeof words)['ja']

/** What the centre asked; a verb of a newer car stands as it is. */
export const verbWord = (verb: string, t: Words): string => (t as Record<string, string>)[verb] ?? verb

export const byWord = (by: string, t: Words): string =>
  by === 'owner' ? t.byOwner : by.startsWith('staff') ? t.byStaff : by === 'centre' ? t.byCentre : by
