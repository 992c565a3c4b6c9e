/** G-Link/G-Link Lite の個人情報等の取扱い (GLK-06). */
import { type Document, say, section } from './document.ts'

export const gLinkPrivacy: Document = {
  id: 'g-link-privacy',
  title: say('G-Link／G-Link Liteにおける個人情報等の取扱いと利用', 'How G-Link and G-Link Lite handle personal data'),
  pdf: false,
  purposes: ['notices', 'services'],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'お客さまの情報は、お知らせと、サービスの提供の二つの目的に使います。',
          'Your data is used for two things: notices to you, and providing the services.',
        ),
        say(
          'お車からは、ドアや窓の状態、残量、走行距離、位置などを受け取ります。',
          'From the car we receive the state of doors and windows, fuel and charge, mileage, position and the like.',
        ),
        say('ご本人以外の人が位置などを見たときは、記録が残ります。', 'When anybody but you looks at such data, it is recorded.'),
        say(
          '緊急のときは、消防・警察・警備会社などに必要な情報を渡すことがあります。',
          'In an emergency, what is needed may be given to fire brigade, police or guards.',
        ),
        say(
          'ご契約中はこの同意だけを撤回することはできません。解約されると取扱いも終わります。',
          'While the contract runs this consent cannot be withdrawn by itself. It ends with the contract.',
        ),
      ],
      sections: [
        section(
          say('受け取る情報', 'What we receive'),
          say(
            'ご登録の情報（お名前、住所、連絡先など）、ご契約とご利用の記録、お車の情報（ドア・窓・ランプの状態、燃料や電池の残量、走行距離、位置、警告灯など）です。車内の会話や映像は受け取りません。',
            'Your registered details, records of contract and use, and data of the car: doors, windows and lamps, fuel and charge, mileage, position, warnings. We receive no conversations and no pictures from inside the car.',
          ),
        ),
        section(
          say('使い道', 'What it is used for'),
          say(
            '一つ目は、お客さまへのお知らせです。お車の異常、ご契約の満了、重要な点検のご案内などをお送りします。',
            'First, notices to you: something wrong with the car, the end of a contract, important inspections.',
          ),
          say(
            '二つ目は、サービスの提供です。リモート確認や操作、緊急通報、お問い合わせへの対応などに使います。',
            'Second, providing the services: remote check and operation, the emergency call, answering your questions.',
          ),
        ),
        section(
          say('渡す相手', 'Who receives it'),
          say(
            '緊急通報では接続機関・消防・警察に、盗難のときはお客さまのお申し出にもとづき警備会社・警察に、必要な情報を渡します。販売店への提供は、別の同意によります。',
            'For emergency calls: the connecting centre, fire brigade and police. After a theft and at your request: guards and police. Sharing with the dealer rests on a consent of its own.',
          ),
        ),
        section(
          say('保存する期間', 'How long we keep it'),
          say(
            'お車の状態の履歴は90日で消去します。ご契約と同意の記録は、契約の終了後も法令で求められる期間保存します。',
            'The history of the car’s state is erased after 90 days. Records of contracts and consents are kept after their end for as long as the law asks.',
          ),
        ),
        section(
          say('お客さまの権利', 'Your rights'),
          say(
            'ご自身の情報の確認と訂正は、アプリと画面でいつでもできます。開示や消去のご請求は、G-Linkサポートセンターで承ります。',
            'You can see and correct your details in the app at any time. For disclosure or erasure turn to the G-Link Support Centre.',
          ),
          say(
            'お車の情報を使わずにG-Linkを提供することはできないため、ご契約中は、この同意だけを撤回することはできません。契約が終わったあとは、アプリの「同意の記録」から撤回できます。',
            'G-Link cannot be provided without the car’s data, so while the contract runs this consent cannot be withdrawn by itself. Once the contract has ended, you can withdraw it in the list of consents.',
          ),
        ),
      ],
    },
  ],
}
