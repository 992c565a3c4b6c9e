import { defineTexts, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { problems } from '../problems.ts'
import { vehicleTexts } from './texts.ts'

/** Said before one taps: of the present, where the answer to a request speaks of what has been. */
const before = defineTexts({
  ja: {
    'car-is-moving': '走行中は操作できません。',
    'someone-inside': '車内に人がいるため、操作できません。',
    'ignition-on': '電源が入っているため、操作できません。',
    'door-open': 'ドアまたはトランクが開いているため、施錠できません。',
    'not-on-device': '接続している機器では、この操作はできません。',
  },
  en: {
    'car-is-moving': 'Not while the car is moving.',
    'someone-inside': 'Not while somebody is inside.',
    'ignition-on': 'Not while the car is switched on.',
    'door-open': 'A door or the boot is open, so it cannot be locked.',
    'not-on-device': 'The device connected to this car cannot do this.',
  },
})

/** The sentence for why something cannot be done now: a lacking service, the state of the car, or another code. */
export function useWhyNot(): (code: string | null) => string | undefined {
  const { language } = useLanguage()
  const { 'not-on-model': onModel, 'not-on-grade': onGrade, 'no-unit': unit, 'network-ended': network } = useTexts(vehicleTexts)
  const known: Record<string, string> = {
    ...useTexts(before),
    'not-on-model': onModel,
    'not-on-grade': onGrade,
    'no-unit': unit,
    'network-ended': network,
  }
  return (code) => (code === null ? undefined : (known[code] ?? problemSentence({ code }, language, problems)))
}
