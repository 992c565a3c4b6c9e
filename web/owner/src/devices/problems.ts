import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

export const deviceProblems = defineProblemSentences({
  ja: {
    'has-unit': 'このお車には純正の通信機がつながっているため、機器を追加できません。',
    'device-known': 'OVMSモジュールは1台だけつなげます。取り替えるときは、先に今の機器を取り外してください。',
    'too-many-devices': 'つなげる台数の上限に達しています。使わない機器を取り外してください。',
    'pin-fault': '英数字16文字までで入力してください。',
  },
  en: {
    'has-unit': 'This car has its own unit, so no device can be added.',
    'device-known': 'One OVMS module can be connected. To change it, remove the present one first.',
    'too-many-devices': 'No more devices can be connected. Remove one you do not use.',
    'pin-fault': 'Up to 16 letters and digits.',
  },
})
