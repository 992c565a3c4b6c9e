/** The mails of contracts, Japanese first unless the reader chose English. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import type { Contract, OptionId } from '@tsunagu/contract/contracts.ts'
import { type LetterPart, letter, senderOf } from '../platform/outside/letter.ts'
import type { Mail } from '../platform/outside/mail.ts'

interface Receipt {
  to: string
  language: 'ja' | 'en'
  name: string
  vehicle: string
  contract: Contract
  origin: string
}

const optionNames: Record<OptionId, Both> = {
  wifi: { ja: '車内Wi-Fi', en: 'In-car Wi-Fi' },
  'digital-key': brand.services.digitalKey,
  'charging-reservation': { ja: '充電ステーション予約', en: 'Charging station reservation' },
}
const per: Record<Contract['options'][number]['term'], Both> = {
  free: { ja: '無料期間つき', en: 'with a free time' },
  month: { ja: '月額', en: 'a month' },
  year: { ja: '1年', en: 'a year' },
  'two-years': { ja: '2年', en: 'for two years' },
}

/** The application was received (GLK-09), with what ACC-32 asks to say about the sender. */
export function receiptMail({ to, language, name, vehicle, contract, origin }: Receipt): Mail {
  return letter({
    kind: 'contracts.receipt',
    to,
    from: senderOf(brand.mail.notices, language),
    subject: { ja: `${brand.telematics.ja}のお申込みを受け付けました`, en: `We received your ${brand.telematics.en} application` },
    first: language,
    ja: partJa(name, vehicle, contract, origin),
    en: partEn(name, vehicle, contract, origin),
  })
}

const address = brand.mail.notices.address

function partJa(name: string, vehicle: string, contract: Contract, origin: string): LetterPart {
  return {
    title: `${brand.telematics.ja}のお申込みを受け付けました`,
    paragraphs: [
      `${name} 様`,
      contract.from
        ? '無料期間が始まっています。リモートサービスをご利用いただけます。'
        : 'お車の登録が済みますと、無料期間が始まります。始まりましたら、アプリでご確認いただけます。',
      '基本サービスが自動で有料になることはありません。無料期間のあとも続けてお使いになるときは、満了日までに継続のお手続きが必要です。',
    ],
    facts: [
      ['お車', vehicle],
      ['G-Link契約ID', contract.number ?? ''],
      ['無料期間', contract.from ? `${contract.from} 〜 ${contract.until ?? '期限なし'}` : 'お車の登録後に決まります'],
      ...contract.options.map(({ option, term, yen }): [string, string] => [
        optionNames[option].ja,
        yen === 0 ? per[term].ja : `${per[term].ja} ${yen.toLocaleString('ja-JP')}円（税込）`,
      ]),
      ...alertFacts('お知らせの宛先', contract),
    ],
    button: { label: 'ご契約内容を見る', url: `${origin}/garage/${contract.vehicleId}/contract` },
    notes: [
      `${brand.telematics.ja}からのメールは ${address} からお送りします。迷惑メール対策をされている場合は、このアドレスから受け取れるように設定してください。`,
      'G-Link契約IDは、お問い合わせのときにご契約を確かめるための番号です。ほかの人に知らせないでください。',
    ],
  }
}

function partEn(name: string, vehicle: string, contract: Contract, origin: string): LetterPart {
  return {
    title: `We received your ${brand.telematics.en} application`,
    paragraphs: [
      `Dear ${name},`,
      contract.from
        ? 'Your free time has begun, and the remote services are yours to use.'
        : 'Your free time begins once the car is registered; the app then shows its dates.',
      'The basic service never turns into a paid one by itself. To keep it after the free time, continue it before the last day.',
    ],
    facts: [
      ['Car', vehicle],
      ['G-Link contract ID', contract.number ?? ''],
      ['Free time', contract.from ? `${contract.from} to ${contract.until ?? 'no end'}` : 'known once the car is registered'],
      ...contract.options.map(({ option, term, yen }): [string, string] => [
        optionNames[option].en,
        yen === 0 ? per[term].en : `${yen.toLocaleString('en')} yen ${per[term].en}, tax included`,
      ]),
      ...alertFacts('Alerts go to', contract),
    ],
    button: { label: 'See the contract', url: `${origin}/garage/${contract.vehicleId}/contract` },
    notes: [
      `Mails of ${brand.telematics.en} come from ${address}. If you filter your mail, let this address through.`,
      'The contract ID identifies your contract when you contact us. Keep it to yourself.',
    ],
  }
}

const alertFacts = (label: string, { alertContacts }: Contract): [string, string][] =>
  alertContacts.length > 0 ? [[label, alertContacts.join('\n')]] : []
