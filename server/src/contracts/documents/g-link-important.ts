/** G-Linkの重要事項: the second of the two ticks (GLK-04). */
import { type Document, say, section } from './document.ts'

export const gLinkImportant: Document = {
  id: 'g-link-important',
  title: say('G-Linkのご契約にあたっての重要事項', 'Important matters of a G-Link contract'),
  pdf: true,
  purposes: [],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          '基本サービスには無料期間があります。そのあとは、ご自身で継続の手続きをした場合だけ料金がかかります。',
          'The basic service has a free time. After it you pay only if you continue the contract yourself.',
        ),
        say(
          '継続の料金は、2年で36,000円、1年で19,000円、1カ月で1,900円（いずれも税込）です。',
          'Continuing costs 36,000 yen for two years, 19,000 yen for a year or 1,900 yen for a month, tax included.',
        ),
        say(
          'オプションの中には、無料期間中でも料金がかかるもの、自動で更新されるものがあります。',
          'Some options cost money even in the free time, and some renew by themselves.',
        ),
        say(
          '電波や設備の状態により、サービスが働かないことがあります。',
          'Depending on networks and equipment, a service may fail to work.',
        ),
        say(
          'お車を手放すときは、必ず解約と情報の消去をしてください。',
          'When you part with the car, end the contract and erase your data.',
        ),
      ],
      sections: [
        section(
          say('1 契約の相手と内容', '1 Parties and service'),
          say(
            'サービスを提供する事業者と、お車の使用者との契約です。ご利用になれるサービスは車種・グレードで異なり、アプリの「ご利用になれるサービス」に表示されます。',
            'The contract is between the operator of the service and the user of the car. Which services there are depends on model and grade; the app lists them for your car.',
          ),
        ),
        section(
          say('2 料金', '2 Fees'),
          say(
            '新車は初度登録日から3年間、認定中古車は購入日から2年間、基本サービスは無料です。以後の継続料金は、この文書の要点に記した額です（2026年11月現在、税込）。',
            'The basic service of a new car is free for three years from first registration, of a certified pre-owned car for two years from purchase. After that the fees named above apply (November 2026, tax included).',
          ),
          say(
            '車内Wi-Fiは、無料期間中でも月額料金がかかり、自動で更新されます。月の途中でやめても日割りでの返金はありません。充電ステーション予約は、無料期間が終わると月額料金で自動的に更新されます。デジタルキーは、続けて使うときに継続の手続きが必要です。',
            'In-car Wi-Fi costs a monthly fee from the start, even in the free time, and renews by itself; there is no refund for part of a month. Charging station reservation renews by itself for a monthly fee when its free time ends. The digital key must be continued to be kept.',
          ),
        ),
        section(
          say('3 期間と満了', '3 Duration and end'),
          say(
            '無料期間の最後の日は、起算日の応当日の前日です。継続の手続きをしない場合、契約は満了日に自動的に終わります。自動で有料の基本契約に切り替わることはありません。',
            'The last free day is the eve of the anniversary. If you do not continue, the contract ends by itself on that day. It never turns into a paid basic contract without you.',
          ),
        ),
        section(
          say('4 解約', '4 Ending it'),
          say(
            '車載機から、またはG-Linkサポートセンターへのお電話で解約できます。オプションも同時に終わります。',
            'From the head unit or by a call to the G-Link Support Centre. Options end at the same time.',
          ),
        ),
        section(
          say('5 お知らせの宛先', '5 Where alerts go'),
          say(
            '車の異常などのお知らせは、登録されたすべてのメールアドレスにお送りします。宛先にする方には、あらかじめご承諾を得てください。',
            'Alerts about the car go to every mail address that is registered. Ask the people concerned before you register theirs.',
          ),
        ),
        section(
          say('6 使えない場合', '6 When it does not work'),
          say(
            '通信の届かない場所、混雑、設備の点検や災害、車載通信機や電池の異常のときは、使えないことがあります。通信方式の終了により、サービスが終わることもあります。',
            'Out of coverage, in congestion, during maintenance or disasters, with a faulty unit or battery, it may not work. A service may also end because the network behind it is closed.',
          ),
        ),
        section(
          say('7 お問い合わせ', '7 Whom to ask'),
          say(
            'G-Linkサポートセンター 0800-300-3388（9時〜18時）。G-Link契約IDをお手元にご用意ください。',
            'G-Link Support Centre, 0800-300-3388 (9:00 to 18:00). Please have your G-Link contract ID at hand.',
          ),
        ),
      ],
    },
  ],
}
