/** Alerts of devices that are not ours, in words for people: OVMS subtypes and the alarms of the Traccar protocol. */
import type { Both } from './brand.ts'

const alerts: Readonly<Record<string, Both>> = {
  'alarm.sounding': { ja: '盗難防止アラームが鳴っています', en: 'The alarm is sounding' },
  'alarm.stopped': { ja: '盗難防止アラームが止まりました', en: 'The alarm has stopped' },
  'flatbed.moved': { ja: '駐車中に車が動かされています', en: 'The parked car is being moved' },
  'valet.hood': { ja: 'バレーモード中にボンネットが開きました', en: 'The bonnet was opened in valet mode' },
  'valet.trunk': { ja: 'バレーモード中にトランクが開きました', en: 'The boot was opened in valet mode' },
  'batt.12v.alert': { ja: '補機バッテリーの電圧が下がっています', en: 'The 12 V battery runs low' },
  'batt.12v.recovered': { ja: '補機バッテリーの電圧が戻りました', en: 'The 12 V battery has recovered' },
  'batt.12v.shutdown': {
    ja: '補機バッテリーを守るため、車載モジュールが停止します',
    en: 'The module shuts down to spare the 12 V battery',
  },
  'batt.soc.alert': { ja: '駆動用バッテリーの残量が少なくなっています', en: 'The traction battery runs low' },
  'vehicle.idle': { ja: '電源が入ったままになっています', en: 'The car was left switched on' },
  'ota.update': { ja: '車載モジュールの更新があります', en: 'There is an update of the module' },
  'charge.done': { ja: '充電が終わりました', en: 'Charging has finished' },
  'charge.stopped': { ja: '充電が止まりました', en: 'Charging has stopped' },
  'tracker.sos': { ja: 'SOSが発信されました', en: 'SOS' },
  'tracker.accident': { ja: '事故の可能性があります', en: 'There may have been an accident' },
  'tracker.tow': { ja: 'レッカー移動の可能性があります', en: 'The car may be towed away' },
  'tracker.powerCut': { ja: '機器の電源が切られました', en: 'The power of the device was cut' },
  'tracker.lowBattery': { ja: '機器の電池残量が少なくなっています', en: 'The battery of the device runs low' },
  'tracker.movement': { ja: '動きを検知しました', en: 'Movement was noticed' },
  'tracker.vibration': { ja: '振動を検知しました', en: 'A vibration was noticed' },
}

/** What an alert says; one we have no words for is named as the device names it. */
export const alertSaid = (alert: string): Both =>
  Object.hasOwn(alerts, alert) ? (alerts[alert] as Both) : { ja: `機器からの警告（${alert}）`, en: `Alert of the device (${alert})` }
