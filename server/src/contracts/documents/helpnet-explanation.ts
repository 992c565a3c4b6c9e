/** ヘルプネットの契約前説明 (GLK-05, D-02). */
import { type Document, say, section } from './document.ts'

export const helpnetExplanation: Document = {
  id: 'helpnet-explanation',
  title: say('ヘルプネットのご説明', 'Explanation of HELPNET'),
  pdf: true,
  purposes: [],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'ヘルプネットは、事故や急病のときに、専門のオペレーターを通じて消防や警察につなぐサービスです。',
          'HELPNET connects you with fire brigade or police through trained operators after an accident or a sudden illness.',
        ),
        say(
          'ご利用の前に、開始の操作と手動の保守点検が必要です。',
          'Before it can be used it must be started, and you carry out a manual check.',
        ),
        say('緑のランプが点灯しているときだけ、通報できる状態です。', 'Only a steady green lamp means that a call can be made.'),
        say(
          '電波が届かない場所や機器の故障時には通報できません。その場合は電話をお使いください。',
          'Out of coverage or with a fault it does not work; use a telephone then.',
        ),
        say('故障やけん引のご相談は対象外です。', 'Breakdowns and towing are not part of it.'),
      ],
      sections: [
        section(
          say('1 サービスの内容', '1 What it does'),
          say(
            'ボタンを押したとき、またはエアバッグが開くなどの強い衝撃を受けたときに、接続センターにつながります。オペレーターが状況を確かめ、必要な場合に消防や警察に引き継ぎます。',
            'When you press the button, or when an airbag opens or the car is hit hard, it connects to the centre. An operator finds out what has happened and passes the call on to fire brigade or police where needed.',
          ),
          say(
            '呼びかけに応答がない場合は、オペレーターの判断で救急車の出動を要請することがあります。',
            'If nobody answers, the operator may ask for an ambulance.',
          ),
        ),
        section(
          say('2 伝わる情報', '2 What is transmitted'),
          say(
            'お車の位置、登録番号、車名と色、契約者のお名前と連絡先、衝突の向きや強さです。',
            'Position, registration number, name and colour of the car, the contractor’s name and contact details, direction and force of the impact.',
          ),
        ),
        section(
          say('3 使い始めるまで', '3 Before you can use it'),
          say(
            '販売店で開始の操作をし、契約者ご本人が手動の保守点検をして、緑のランプが点灯したことを確かめてください。',
            'The dealer starts the service; then the contractor carries out the manual check and makes sure that the green lamp is lit.',
          ),
        ),
        section(
          say('4 料金と期間', '4 Fee and duration'),
          say(
            'G-Linkの基本サービスに含まれ、G-Linkの契約が終わると使えなくなります。',
            'It is part of the basic G-Link service and ends with the G-Link contract.',
          ),
        ),
        section(
          say('5 できないこと', '5 What it cannot do'),
          say(
            '電波の届かない場所、通信の混雑や災害、機器や電池の故障、契約が終わっているときには、通報できません。救急車や警察の到着時刻を約束するものではありません。',
            'It cannot call out of coverage, in congestion or disasters, with faulty equipment or batteries, or without a contract. It promises no time of arrival.',
          ),
        ),
        section(
          say('6 お問い合わせ', '6 Whom to ask'),
          say('G-Linkサポートセンター 0800-300-3388（9時〜18時）。', 'G-Link Support Centre, 0800-300-3388 (9:00 to 18:00).'),
        ),
      ],
    },
  ],
}
