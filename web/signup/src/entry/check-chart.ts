/** The check chart (SGN-12) as data: a few questions that end in exactly one of the nine procedures (SGN-15). Pure. */
import type { Both } from '@tsunagu/contract/brand.ts'

export const procedures = ['1-1', '2-1', '2-2', '2-3', '3-1', '3-2', '4-1', '5-1', '5-2'] as const
export type ProcedureNumber = (typeof procedures)[number]

export interface Question {
  readonly id: string
  readonly ask: Both
  readonly note?: Both
  readonly options: readonly {
    readonly value: string
    readonly label: Both
    readonly about?: Both
    readonly to: Question | ProcedureNumber
  }[]
}

const present: Question = {
  id: 'present',
  ask: { ja: '使用者になる方は、販売店に同席しますか', en: 'Will the user be with you at the dealer?' },
  note: { ja: '使用者の方ご本人のスマートフォンで登録します。', en: 'The user registers with a phone of their own.' },
  options: [
    { value: 'yes', label: { ja: '同席する', en: 'Yes' }, to: '2-2' },
    {
      value: 'no',
      label: { ja: '同席しない', en: 'No' },
      about: { ja: 'スマートフォンがない、同意がまだのときも', en: 'Also if they have no phone, or have not agreed yet' },
      to: '2-3',
    },
  ],
}
const user: Question = {
  id: 'user',
  ask: { ja: '使用者は、買主と同じ方ですか', en: 'Is the user the same person as the buyer?' },
  note: { ja: '使用者は、車検証の使用者欄に記載される方です。', en: 'The user is whoever stands in the user column of the certificate.' },
  options: [
    { value: 'same', label: { ja: '同じ', en: 'The same' }, to: '2-1' },
    { value: 'other', label: { ja: '違う', en: 'Somebody else' }, to: present },
  ],
}
const serviceNow: Question = {
  id: 'service',
  ask: { ja: 'どのサービスのお手続きですか', en: 'Which service is it about?' },
  options: [
    { value: 'g-link', label: { ja: 'G-Link', en: 'G-Link' }, to: '3-1' },
    {
      value: 'charging',
      label: { ja: 'EV・PHV充電サポート', en: 'EV/PHV charging support' },
      about: { ja: '電気自動車・プラグインハイブリッド車の方', en: 'For battery-electric and plug-in hybrid cars' },
      to: '3-2',
    },
  ],
}
const serviceLater: Question = {
  ...serviceNow,
  options: [
    { value: 'g-link', label: { ja: 'G-Link', en: 'G-Link' }, to: '5-1' },
    {
      value: 'charging',
      label: { ja: 'EV・PHV充電サポート', en: 'EV/PHV charging support' },
      about: { ja: '電気自動車・プラグインハイブリッド車の方', en: 'For battery-electric and plug-in hybrid cars' },
      to: '5-2',
    },
  ],
}
const done: Question = {
  id: 'done',
  ask: { ja: 'どこまでお済みですか', en: 'How far have you come?' },
  options: [
    {
      value: 'nothing',
      label: { ja: 'まだ何もしていない', en: 'Nothing is done yet' },
      about: { ja: 'これからお車を契約する方も', en: 'Also if you are about to buy the car' },
      to: '1-1',
    },
    { value: 'buyer', label: { ja: '買主の登録まで済んだ', en: 'The buyer is registered' }, to: user },
    { value: 'user', label: { ja: '使用者の登録まで済んだ', en: 'The user is registered too' }, to: serviceNow },
  ],
}
const registered: Question = {
  id: 'registered',
  ask: { ja: '使用者の登録は済んでいますか', en: 'Is the user registered?' },
  options: [
    {
      value: 'no',
      label: { ja: 'まだ・わからない', en: 'No, or I do not know' },
      about: { ja: '販売店で「あとで」とした方も', en: 'Also if it was put off at the dealer' },
      to: '4-1',
    },
    { value: 'yes', label: { ja: '済んでいる', en: 'Yes' }, to: serviceLater },
  ],
}
export const firstQuestion: Question = {
  id: 'when',
  ask: { ja: 'お車は、もうお手もとにありますか', en: 'Do you have the car already?' },
  options: [
    {
      value: 'not-yet',
      label: { ja: '納車前', en: 'Not yet' },
      about: { ja: '販売店でお手続きします', en: 'You sign up at the dealer' },
      to: done,
    },
    {
      value: 'here',
      label: { ja: '納車後', en: 'Yes' },
      about: { ja: 'ご自宅などで、お客さまご自身でお手続きできます', en: 'You sign up by yourself, wherever you are' },
      to: registered,
    },
  ],
}

/** Where the answers so far lead: the next question, or the procedure. Answers that fit no question are left out. */
export function follow(answers: readonly string[]): { at: Question | ProcedureNumber; answered: string[] } {
  let at: Question | ProcedureNumber = firstQuestion
  const answered: string[] = []
  for (const answer of answers) {
    if (typeof at === 'string') break
    const option: Question['options'][number] | undefined = at.options.find(({ value }) => value === answer)
    if (!option) break
    answered.push(answer)
    at = option.to
  }
  return { at, answered }
}

type Place = 'dealer' | 'online'
interface About {
  readonly title: Both
  readonly who: Both
  readonly where: Place
  readonly minutes: number
  /** Where it begins on this site; none: at the dealer's terminal. */
  readonly begins?: string
}
export const aboutProcedure: Readonly<Record<ProcedureNumber, About>> = {
  '1-1': {
    title: { ja: '買主情報の登録', en: 'Registering the buyer' },
    who: { ja: '買主の方が、ご自身のスマートフォンで', en: 'The buyer, with their own phone' },
    where: 'dealer',
    minutes: 10,
  },
  '2-1': {
    title: { ja: '使用者情報の登録（買主と同じ名義）', en: 'Registering the user (the buyer)' },
    who: { ja: '買主の方が、続けて同じスマートフォンで', en: 'The buyer, with the same phone' },
    where: 'dealer',
    minutes: 2,
  },
  '2-2': {
    title: { ja: '使用者情報の登録（買主と異なる名義）', en: 'Registering the user (somebody else)' },
    who: { ja: '使用者の方が、ご自身のスマートフォンで', en: 'The user, with their own phone' },
    where: 'dealer',
    minutes: 10,
  },
  '2-3': {
    title: { ja: '使用者情報の登録を納車後にする', en: 'Putting off the user' },
    who: { ja: '買主の方が、ご自身のスマートフォンで', en: 'The buyer, with their own phone' },
    where: 'dealer',
    minutes: 1,
  },
  '3-1': {
    title: { ja: 'G-Linkの利用申込み', en: 'Applying for G-Link' },
    who: { ja: '使用者の方が、ご自身のスマートフォンで', en: 'The user, with their own phone' },
    where: 'dealer',
    minutes: 5,
  },
  '3-2': {
    title: { ja: 'EV・PHV充電サポートの申込み', en: 'Applying for EV/PHV charging support' },
    who: { ja: '使用者の方が、ご自身のスマートフォンで', en: 'The user, with their own phone' },
    where: 'dealer',
    minutes: 5,
  },
  '4-1': {
    title: { ja: '納車後の使用者情報の登録', en: 'Registering the user after delivery' },
    who: { ja: '使用者の方が、ご自身のスマートフォンで', en: 'The user, with their own phone' },
    where: 'online',
    minutes: 10,
    begins: '/signup/after-delivery',
  },
  '5-1': {
    title: { ja: '納車後のG-Link利用申込み', en: 'Applying for G-Link after delivery' },
    who: { ja: '登録済みの使用者の方が', en: 'The registered user' },
    where: 'online',
    minutes: 5,
    begins: '/signup/services',
  },
  '5-2': {
    title: { ja: '納車後のEV・PHV充電サポート申込み', en: 'Applying for charging support after delivery' },
    who: { ja: '登録済みの使用者の方が、G-Linkのお申込みに続けて', en: 'The registered user, following G-Link' },
    where: 'online',
    minutes: 5,
    begins: '/signup/services',
  },
}
